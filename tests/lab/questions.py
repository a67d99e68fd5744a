"""Small worlds for the questions: two turns of the quick scenario."""

import pytest

from lab.runner import world_of

SMALL = {"replicates": 8, "turns": 2}


def quick():
    return world_of("quick")


def refused(words, call, *arguments, **named):
    """Every word must stand in the one sentence of the error."""
    with pytest.raises(ValueError) as found:  # noqa: PT011
        call(*arguments, **named)
    said = str(found.value)
    assert "\n" not in said
    for word in words:
        assert word in said
