"""Who may come in where a network is let in: at our own address, from a page of ours."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.faces.web.gate import Gate

OURS, PORT = "192.168.7.8", 8765


async def here(_):
    return PlainTextResponse("here")


def client(network, came_in_at=OURS):
    gate = Gate(
        Starlette(routes=[Route("/", here, methods=["GET", "POST"])]),
        PORT,
        ("localhost", "laptop.local"),
        network=network,
    )

    async def at(scope, receive, send):
        await gate(scope | {"server": (came_in_at, PORT)}, receive, send)

    return TestClient(at)


def asks(made, method, host, origin=None):
    headers = {"host": host} | ({"origin": origin} if origin is not None else {})
    return made.request(method, "/", headers=headers).status_code


@pytest.mark.parametrize("host", [f"{OURS}:{PORT}", f"localhost:{PORT}", f"Laptop.local:{PORT}"])
def test_our_names_and_the_address_of_the_connection_are_ours(host):
    assert asks(client(True), "GET", host) == 200
    assert asks(client(True), "POST", host, f"http://{host.lower()}") == 200


def test_when_the_computer_changes_its_network_the_new_address_is_ours():
    assert asks(client(True, "10.0.0.4"), "GET", f"10.0.0.4:{PORT}") == 200
    assert asks(client(True, "10.0.0.4"), "GET", f"{OURS}:{PORT}") == 421


@pytest.mark.parametrize("host", [f"{OURS}:1", f"{OURS}.nip.io:{PORT}", f"evil.example:{PORT}", ""])
def test_no_other_name_is_ours(host):
    assert asks(client(True), "GET", host) == 421
    assert asks(client(True), "POST", host, f"http://{host}") == 421


def test_without_a_network_its_address_is_not_ours():
    assert asks(client(False), "GET", f"{OURS}:{PORT}") == 421


@pytest.mark.parametrize(
    "origin", [None, "null", "", f"https://{OURS}:{PORT}", f"http://{OURS}", "http://evil.example"]
)
def test_a_page_of_somebody_else_writes_nothing(origin):
    assert asks(client(True), "POST", f"{OURS}:{PORT}", origin) == 403
    assert asks(client(True), "GET", f"{OURS}:{PORT}", origin) == 200
