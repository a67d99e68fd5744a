"""One nation, two, or none that gains: no sentence ranks who stands alone or gains nothing."""

from pathlib import Path

import polars as pl
import pytest

from lab.compare import compare
from lab.compare import likely as likely_said
from lab.pays import pays
from lab.pays import whom as whom_said
from lab.words import speak
from tests.lab.questions import SMALL

GOLDENS = Path(__file__).resolve().parents[1] / "goldens"
ALONE, PAIR = (str(GOLDENS / f"{name}.toml") for name in ("alone", "pair"))


def scores(**beats):
    """What a comparison found of the score of each nation."""
    return pl.DataFrame(
        [
            {"nation": nation, "beats": 0.5 if one is None else one}
            | dict.fromkeys(("low", "high"), 0.0 if one is None else one - 0.5)
            for nation, one in beats.items()
        ]
    )


@pytest.mark.parametrize(
    ("beats", "said"),
    [
        ({"USA": 0.3, "GBR": 0.8}, "GBR is the nation most likely to be better off: in 80 %"),
        ({"USA": 1.0, "GBR": 1.0, "CHN": 0.2}, "USA and GBR are the nations most likely"),
        ({"USA": 0.0, "GBR": 0.004}, "No nation is likely to be better off"),
        ({"USA": None, "GBR": None}, "No nation is likely to be better off"),
        ({"USA": None, "GBR": 0.1}, "GBR is the nation most likely"),
        ({"GBR": 0.7}, "In 70 % of the games of the same luck GBR scores more"),
        ({"GBR": 0.0}, "No nation is likely"),
    ],
)
def test_who_is_most_likely_to_gain(beats, said):
    found = likely_said(scores(**beats), "this", "that")
    assert found.startswith(said)
    assert " 0 %" not in found


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize(
    "gains",
    [
        {"USA": 3.0},
        {"USA": 3.0, "GBR": 1.0},
        {"USA": 3.0, "GBR": 1.0, "CHN": -1.0},
        {"A": 5.0, "B": 4.0, "C": 3.0, "D": 2.0, "E": 1.0},
        {"A": -1.0, "B": -2.0, "C": -3.0, "D": -4.0, "E": -5.0, "F": -6.0, "G": -7.0},
    ],
)
def test_nobody_gains_most_and_least_at_once(gains, language):
    frame = pl.DataFrame({"nation": list(gains), "difference": list(gains.values())})
    speak(language)
    try:
        said = whom_said(frame, "POLICY")
    finally:
        speak("en")
    assert bool(said) == (len(gains) > 1)
    words = " ".join(said).replace(".", " ").replace(",", " ").split()
    told = [word for word in words if word in gains]
    assert len(told) == len(set(told)) == 2 * min(3, len(gains) // 2)


def test_nobody_gains():
    frame = pl.DataFrame({"nation": ["A", "B", "C"], "difference": [-3.0, -1.0, -2.0]})
    assert whom_said(frame, "P") == [
        "On average P pays for no nation; it costs A most, and B least."
    ]


@pytest.mark.compiled
@pytest.mark.parametrize("world", [ALONE, PAIR])
def test_real_answers_of_small_worlds(world):
    for policy in ("isolate", "hegemon"):
        told = compare(world, b_policies=policy, **SMALL).summary
        told += pays(policy, "cooperate", [world], lineups=["own"], **SMALL).summary
        assert all(sentence.endswith(".") for sentence in told)
        assert not [s for s in told if "1 of 1 nations" in s or ("better off" in s and " 0 %" in s)]
        if world == ALONE:
            assert not [s for s in told if "most" in s or "least" in s]
