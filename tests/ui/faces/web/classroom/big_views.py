"""What the server may tell the teacher's pages: a class in every phase, made up."""

from copy import deepcopy
from typing import Any

CODES = ("USA", "CHN", "EUU", "GBR", "IND", "JPN", "KOR", "TWN", "ARE", "SGP", "BRA", "KEN")
NAMES = (
    "United States",
    "China",
    "European Union",
    "United Kingdom",
    "India",
    "Japan",
    "South Korea",
    "Taiwan",
    "United Arab Emirates",
    "Singapore",
    "Brazil",
    "Kenya",
)
MARKUP = "<img src=x onerror=alert(1)><b>Mia</b>"
"""A label that somebody gave himself."""
PHASES = (
    "lobby",
    "before",
    "plan",
    "predict",
    "reveal",
    "talk",
    "vote",
    "fate",
    "debrief",
    "after",
    "closed",
)
TIMED = ("before", "plan", "predict", "reveal", "talk", "vote", "after")
LONG = "The United Kingdom breaks 3 pacts with the United Arab Emirates"
ENDINGS = ("blocs", "concert", "fortresses")
View = dict[str, Any]


def _class(phase: str, **more: Any) -> View:
    return {
        "code": "KITEQZ",
        "preset": "long",
        "phase": phase,
        "turn": 3,
        "turns": 8,
        "run": 1,
        "seconds_left": 95.0 if phase in TIMED else None,
        "paused": False,
        "date": "2027-Q1",
        "scenario": "Who shares AI with whom?",
    } | more


def _world(number: int, ended: bool) -> View:
    circle = CODES[2 : 9 - number]
    ties = [(a, b, 1 + (i + j) % 4) for i, a in enumerate(circle) for j, b in enumerate(circle[:i])]
    return {
        "number": number,
        "present": 8,
        "missing": (3 * number) % 4,
        "survival": 0.941 - 0.06 * number,
        "survival_before": 0.96 - 0.02 * number,
        "pacts": 56 - 9 * number,
        "ending": {"key": ENDINGS[number % 3], "name": ENDINGS[number % 3]} if ended else None,
        "ties": [*ties, ("USA", "CHN", 1)],
        "nations": [{"code": code, "taken": k != 5} for k, code in enumerate(CODES)],
        "news": [LONG, "AI incident in India", "Breakthrough in AI research in Japan"],
        "joined": [
            "European Union – United Kingdom: now compute sharing and 4 others",
            "Japan – United Arab Emirates: no longer compute sharing",
        ],
    }


def projector(phase: str, worlds: int = 3, **more: Any) -> View:
    """What the wall is told in a phase."""
    guessed = phase in ("reveal", "fate")
    return {
        "class": _class(phase, **more),
        "language": "en",
        "seats": {"taken": 24, "capacity": 12 * worlds, "present": 22},
        "missing": 5,
        "join": {"addresses": ["http://192.168.178.34:8000/", "http://laptop.local:8000/"]},
        "worlds": [_world(k, phase in ("fate", "debrief", "closed")) for k in range(worlds)],
        "predictions": {
            "rise": [1, 0, 0, 0, 1, 0, 1, 0, 2, 1, 4, 2, 3, 0, 3, 2, 1, 1, 0, 0, 2],
            "survival": [0, 0, 1, 1, 2, 3, 5, 6, 5, 1],
            "low": 55.0,
            "high": 90.0,
            "count": 24,
        }
        if guessed
        else None,
        "vote": {
            "choices": [
                {
                    "key": "compute-treaty",
                    "title": "A treaty on compute",
                    "question": "What if nobody may train above a bound without the others?",
                    "count": 9,
                },
                {
                    "key": "chip-embargo",
                    "title": "A chip embargo",
                    "question": "What if the makers of chips stop selling to rivals?",
                    "count": 4,
                },
                {
                    "key": "safety-standards",
                    "title": "Safety standards",
                    "question": "What if all are held to one standard of safety?",
                    "count": 0,
                },
            ]
        }
        if phase == "vote"
        else None,
    }


def _row(k: int, phase: str) -> View:
    doing = ("planning", "ended") if phase == "plan" else ("waiting", "predicted")
    status = "away" if k % 7 == 2 else "stand_in" if k == 8 else doing[k % 3 == 0]
    return {
        "number": k + 1,
        "label": MARKUP if k == 3 else f"Otter {k + 1}",
        "world": k % 3,
        "nation": CODES[k // 3],
        "name": NAMES[k // 3],
        "language": "en",
        "status": status,
        "since": 7.0 + 13 * k,
        "devices": 1,
        "device": k == 4,
    }


def console(phase: str, seats: int = 24, **more: Any) -> View:
    """What the console is told in a phase."""
    after = PHASES[min(PHASES.index(phase) + 1, len(PHASES) - 1)]
    asked = (
        "Ask World 1: its chances fell most, by 2.1 points.",
        "Ask World 2: it broke most pacts.",
        "Ask World 3: nobody has so many pacts (41).",
    )
    return {
        "class": _class(phase, **more),
        "next": None if phase == "closed" else after,
        "notice": "",
        "missing": 5,
        "language": "en",
        "worlds": 3,
        "seats": [_row(k, phase) for k in range(seats)],
        "nations": [{"code": code, "name": name} for code, name in zip(CODES, NAMES, strict=True)],
        "places": [
            {"world": world, "nation": code, "taken": k < 8}
            for world in range(3)
            for k, code in enumerate(CODES)
        ],
        "requests": [{"number": 4, "seat": 5, "label": "Otter 5"}] if seats else [],
        "ask": [{"world": k, "fact": fact} for k, fact in enumerate(asked)] if seats else [],
        "exports": [
            {"key": "gradebook", "href": "/export/gradebook.csv"},
            {"key": "session", "href": "/export/session.csv"},
        ],
    }


def _history(k: int) -> list[float]:
    return [
        round(1.0 - 0.002 * q * (1 + k) - (0.05 if k == 2 and q > 20 else 0.0), 4)
        for q in range(33)
    ]


def _graft(k: int, code: str, source: int, target: int) -> View:
    return {
        "turn": 2 + k,
        "date": "2027",
        "nation": code,
        "name": NAMES[CODES.index(code)],
        "source": source,
        "target": target,
        "survival": 0.031 - 0.014 * k,
        "lucks": [0.004 * (j - k) for j in range(8)],
        "same": 6,
        "mostly_luck": k > 1,
        "nothing": False,
        "sentence": "",
    }


def _part(world: int, name: str, *sentences: str) -> View:
    return {"world": world, "nation": "CHN", "name": name, "sentences": list(sentences)}


def debrief(runs: int = 1) -> View:
    """What the debrief is made of."""
    pairs = [("CHN", 0, 1), ("USA", 1, 2), ("EUU", 2, 0), ("KEN", 0, 2), ("IND", 1, 0)]
    rise = ((0.1, 0.2, 15), (0.3, 0.38, 40), (0.5, 0.52, 60), (0.7, 0.6, 50), (0.92, 0.73, 25))
    return {
        "ready": True,
        "language": "en",
        "class": _class("debrief", runs=list(range(1, runs + 1))),
        "quarters": [f"{2025 + q // 4}-Q{1 + q % 4}" for q in range(33)],
        "turns": [f"{2025 + t}" for t in range(8)],
        "worlds": [
            {
                "number": k,
                "run": 1,
                "ending": ENDINGS[k],
                "ending_name": ENDINGS[k],
                "survival": _history(k),
                "welfare": 55.2 - 3 * k,
                "pacts": 30 - 9 * k,
                "incidents": 11.2 + k,
            }
            for k in range(3)
        ],
        "runs": [
            {"run": k + 1, "variant": None, "survival": [0.93, 0.87, 0.76], "welfare": [5, 5, 5]}
            for k in range(runs)
        ],
        "parting": [
            {
                "turn": 2,
                "date": "2027",
                "sentence": "In 2027 World 1 is 4.1 of 100 better off than World 3.",
                "orders": [
                    _part(0, "China", "towards the United States: 80 %", "offers India safety"),
                    _part(2, "China", "towards the United States: 10 %", "AI budget 2.4 %"),
                    _part(0, "Kenya", "compute: 30 % of the money"),
                    _part(2, "Kenya", "compute: 5 % of the money"),
                ],
            }
        ],
        "transplants": [_graft(k, *pair) for k, pair in enumerate(pairs)],
        "personal": {"seats": 24, "explained": 11},
        "explanations": {"count": 11, "rules": {"trust": 7, "talent": 4}},
        "rules": [
            {"key": "trust", "name": "Trust"},
            {"key": "talent", "name": "Talent"},
            {"key": "pacts", "name": "Pacts"},
        ],
        "predictions": {
            "rise": {
                "count": 190,
                "brier": 0.231,
                "right": 0.6,
                "bins": [
                    {
                        "low": k / 5,
                        "high": (k + 1) / 5,
                        "said": said,
                        "right": right,
                        "count": n,
                    }
                    for k, (said, right, n) in enumerate(rise)
                ],
            },
            "survival": {
                "count": 24,
                "inside": 0.54,
                "score": 31.2,
                "final": [0.93, 0.87, 0.76],
                "intervals": [
                    {"world": k % 3, "low": 40 + 3 * (k % 9), "high": 70 + 4 * (k % 7)}
                    for k in range(24)
                ],
            },
        },
    }


GRAFTED = {
    "ok": True,
    "survival": 0.031,
    "welfare": 1.2,
    "score": -0.4,
    "lucks": [0.012, 0.02, 0.018, -0.004, 0.03, 0.011, 0.009, 0.022],
    "same": 7,
    "nothing": False,
    "mostly_luck": False,
    "sentence": "",
}


def in_language(view: View, language: str) -> View:
    """The same for pages in another language; what the server says stays as it is."""
    return deepcopy(view) | {"language": language}
