"""The same page in Firefox, where the machine has one: whole games in another engine."""

import os
import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = pytest.mark.compiled
NAMES = ("firefox", "firefox-esr")
LONGEST = 180.0  # seconds, on a busy machine
ENDING = 10.0  # seconds that a browser has to end
REPORT = """
(async () => {
  const until = async (holds) => { while (!holds()) await new Promise((r) => setTimeout(r, 50)); };
  const at = (id) => document.getElementById(id);
  at("laboratory").scrollIntoView();
  await until(() => at("lab-policy"));
  at("lab-again").click();
  at("lab-policy").selectedIndex = 3;
  at("lab-policy").dispatchEvent(new Event("change"));
  await until(() => at("lab-futures").textContent.includes("middle"));
  const body = [at("lab-agreed"), at("lab-futures")].map((one) => one.textContent).join("\\n");
  await fetch("/told", { method: "POST", body });
})().catch((error) => fetch("/told", { method: "POST", body: String(error) }));
"""


@pytest.fixture
def firefox():
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Firefox is installed, so no page is opened in it")
    return found


def end(browser):
    """End a browser, whether it wants to or not."""
    browser.terminate()
    try:
        browser.wait(ENDING)
    except subprocess.TimeoutExpired:
        browser.kill()
        browser.wait()


def test_a_whole_game_has_the_same_bits_in_firefox(firefox, written, saved, tmp_path):
    # a browser without a driver is asked by a script of the test, which the page's policy forbids
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", written)
    page = page.replace("</body>", f"<script>{REPORT}</script></body>")
    told, done = [], threading.Event()

    class Served(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode() if self.path == "/" else b"")

        def do_POST(self):
            told.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()
            done.set()

        def log_message(self, *_):
            pass

    # a browser opens lines that it says nothing on, and one thread would wait at the first of them
    server = ThreadingHTTPServer(("127.0.0.1", 0), Served)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    command = [firefox, "--headless", "--no-remote", "--profile", str(tmp_path)]
    browser = subprocess.Popen(
        [*command, f"http://127.0.0.1:{server.server_port}/"],
        env={**os.environ, "HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert done.wait(LONGEST), "Firefox has told nothing"
    finally:
        end(browser)
        server.shutdown()
        server.server_close()
    quarters = len(saved.hashes) - 1
    agreed, futures = told[0].splitlines()
    assert agreed == f"All {quarters} quarters are the same, to the last bit."
    assert "of 200 other draws" in futures
