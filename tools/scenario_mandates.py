"""Mandate cards: what the leaders of a nation are judged by.  All of it is a choice of ours."""

from typing import Any

COMPONENTS = ("sovereignty", "standing", "prosperity", "stability", "security")
CARDS: dict[str, tuple[str, str, tuple[float, ...]]] = {
    "great-power": (
        "Great power",
        "Stay ahead and safe: depend on nobody, and let no rival become a threat.",
        (0.35, 0.05, 0.15, 0.10, 0.35),
    ),
    "rule-maker": (
        "Rule-maker",
        "Keep your people's trust and jobs, and make your own rules for AI stick.",
        (0.25, 0.15, 0.15, 0.35, 0.10),
    ),
    "bridge": (
        "Bridge",
        "Do decently in everything, and keep doors open on all sides.",
        (0.25, 0.15, 0.25, 0.20, 0.15),
    ),
    "hub": (
        "Hub",
        "Grow rich as the place where others' talent, money and services meet.",
        (0.15, 0.15, 0.45, 0.15, 0.10),
    ),
    "front-line": (
        "Front line",
        "Stay safe beside a strong neighbour without becoming the tool of a friend.",
        (0.30, 0.10, 0.15, 0.10, 0.35),
    ),
    "catch-up": (
        "Catch-up",
        "Turn AI into growth and build the skills and institutions that others have already.",
        (0.20, 0.20, 0.35, 0.20, 0.05),
    ),
}
"""Key: name, sentence, and weights in the order of COMPONENTS."""
CARD_OF = {
    "USA": "great-power", "CHN": "great-power", "EUU": "rule-maker", "GBR": "bridge",
    "IND": "catch-up", "JPN": "bridge", "KOR": "front-line", "TWN": "front-line", "ARE": "hub",
    "SGP": "hub", "BRA": "bridge", "KEN": "catch-up", "CAN": "bridge", "ISR": "front-line",
    "SAU": "hub", "NGA": "catch-up",
}  # fmt: skip


def card(key: str) -> dict[str, Any]:
    """A mandate card as a scenario has it."""
    name, sentence, weights = CARDS[key]
    return {
        "name": name,
        "sentence": sentence,
        "weights": {
            "values": dict(zip(COMPONENTS, weights, strict=True)), "unit": "share",
            "source": "estimate", "confidence": "estimate", "note": "a choice",
        },
    }  # fmt: skip


def dealt(roster: list[str]) -> list[str]:
    """The cards of a roster, in the order of the deck."""
    return [key for key in CARDS if key in {CARD_OF[code] for code in roster}]
