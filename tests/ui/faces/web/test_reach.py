"""Where a class or a room is found: addresses of the network, and the code that phones scan."""

import socket

import pytest

from ui.faces.web import addresses
from ui.faces.web.scan import dark_squares, drawn, printed
from ui.play.refusal import Refusal


class NoNetwork(socket.socket):
    def connect(self, _):
        raise OSError(101, "Network is unreachable")


def test_without_a_network_there_is_one_sentence(monkeypatch):
    monkeypatch.setattr(addresses.socket, "socket", NoNetwork)
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_: [])
    with pytest.raises(Refusal, match="part of no network"):
        addresses.network_addresses()


def test_the_loopback_is_no_network_and_usual_ranges_come_first(monkeypatch):
    found = [(0, 0, 0, "", (one, 0)) for one in ("127.0.1.1", "100.64.0.9", "192.168.7.8")]
    monkeypatch.setattr(addresses.socket, "socket", NoNetwork)
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_: found)
    assert addresses.network_addresses() == ["192.168.7.8", "100.64.0.9"]


def test_a_name_that_cannot_be_resolved_is_no_trouble(monkeypatch):
    def fails(*_):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(addresses.socket, "socket", NoNetwork)
    monkeypatch.setattr(addresses.socket, "getaddrinfo", fails)
    with pytest.raises(Refusal):
        addresses.network_addresses()


def test_the_code_is_drawn_and_printed():
    link = "http://192.168.7.8:8765/?code=KLMNPQ"
    picture = drawn(link)
    assert picture.startswith(b"<svg")
    assert b"viewBox" in picture
    plain, blocks = printed(link, blocks=False), printed(link, blocks=True)
    assert set(plain) == {"#", " ", "\n"}
    assert set(blocks) <= set(" ▀▄█\n")
    rows = plain.splitlines()
    assert all(len(row) == 2 * len(rows) for row in rows)
    assert len(blocks.splitlines()) == (len(rows) + 1) // 2
    assert max(map(len, blocks.splitlines())) <= 60


def test_the_squares_of_a_page_are_those_of_the_picture():
    link = "http://192.168.7.8:8765/phone#KLMNPQ"
    rows = dark_squares(link)
    assert all(len(row) == len(rows) and set(row) == {"0", "1"} for row in rows)
    assert all(row.startswith("1111111") for row in (rows[0], rows[6], rows[-1]))  # three corners
    assert f'viewBox="0 0 {len(rows) + 4} {len(rows) + 4}"'.encode() in drawn(link)
