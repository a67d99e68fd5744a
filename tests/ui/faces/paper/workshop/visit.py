"""Somebody at the page: what they do, and what they then see."""

import json
from pathlib import Path

WAIT = 60_000  # milliseconds, on a busy machine


class Visit:
    """A page in a browser without a network."""

    def __init__(self, browser, file, script="", **options):
        options = {"viewport": {"width": 1280, "height": 720}, "accept_downloads": True} | options
        self.context = browser.new_context(offline=True, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(WAIT)
        self.errors, self.asked = [], []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda said: said.type in ("error", "warning") and self.errors.append(said.text),
        )
        self.page.on("request", lambda request: self.asked.append(request.url))
        if script:
            self.page.add_init_script(script)
        self.page.goto(Path(file).as_uri())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def settle(self):
        """Wait until everything is played, with the results shown."""
        self.lift()
        self.page.wait_for_selector("body[data-busy=false]")

    def lift(self):
        """Show the results before the room has predicted."""
        if button := self.page.query_selector("#show-result"):
            button.click()

    def answered(self):
        """Wait for the first answer, with the results shown."""
        self.lift()
        self.page.wait_for_selector("#result .ten")

    @property
    def said(self):
        return self.page.inner_text("#said")

    def wait_for(self, words):
        self.page.wait_for_function(
            "words => document.getElementById('said').textContent.includes(words)", arg=words
        )

    @property
    def state(self):
        """What the browser remembers."""
        found = self.page.evaluate(
            "Object.entries(localStorage).find(([key]) => key.endsWith('state'))?.[1] ?? null"
        )
        return found and json.loads(found)

    def downloaded(self, button, folder):
        """The file that a button hands out."""
        with self.page.expect_download() as handed:
            self.page.click(button)
        file = folder / handed.value.suggested_filename
        handed.value.save_as(file)
        return file

    def open(self, file):
        self.page.set_input_files("#open", str(file))

    def unfold(self, name):
        self.page.evaluate("name => { document.getElementById(name).open = true; }", name)
        self.page.wait_for_timeout(50)

    def turn(self, selector, value):
        """Turn a slider by hand, and let it go."""
        self.page.eval_on_selector(
            selector,
            """(slider, value) => { slider.value = value;
            slider.dispatchEvent(new Event('input', {bubbles: true}));
            slider.dispatchEvent(new Event('change', {bubbles: true})); }""",
            value,
        )
