"""A library world, loaded once; every test copies what it changes."""

import pytest

from agents.world import World
from scenarios.load import load
from scenarios.pack import pack


@pytest.fixture(scope="session")
def quick() -> World:
    return pack(load("quick"))
