"""The browser knows the function keys of the key map, but for those that are its own."""

import re

import pytest

from ui.desk.key_table import KEYS
from ui.faces.web.files import STATIC

BROWSERS_OWN = {"f11"}
KNOWN = set(re.findall(r"\bF\d+\b", "".join(f.read_text("utf-8") for f in STATIC.glob("*.js"))))


@pytest.mark.parametrize(
    "key",
    sorted({k for one in KEYS for combo in one.combos for k in combo if re.fullmatch(r"f\d+", k)}),
)
def test_a_function_key_is_known_to_the_browser(key: str) -> None:
    assert (key.upper() in KNOWN) != (key in BROWSERS_OWN)
