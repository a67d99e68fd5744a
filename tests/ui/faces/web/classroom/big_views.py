"""What the server may tell the teacher's pages: a class in every phase, made up."""

from copy import deepcopy
from typing import Any

CODES = ("USA", "CHN", "EUU", "GBR", "IND", "JPN", "KOR", "TWN", "ARE", "SGP", "BRA", "KEN")
NAMES = (
    "United States", "China", "European Union", "United Kingdom", "India", "Japan", "South Korea",
    "Taiwan", "United Arab Emirates", "Singapore", "Brazil", "Kenya",
)  # fmt: skip
MARKUP = "<img src=x onerror=alert(1)><b>Mia</b>"
"""A label that somebody gave himself."""
PHASES = (
    "lobby", "before", "plan", "predict", "reveal", "talk", "vote", "fate", "debrief", "after",
    "closed",
)  # fmt: skip
TIMED = ("before", "plan", "predict", "reveal", "talk", "vote", "after")
LONG = "The United Kingdom breaks 3 pacts with the United Arab Emirates"
View = dict[str, Any]


def _class(phase: str, **more: Any) -> View:
    return {
        "code": "KITEQZ", "preset": "long", "phase": phase, "turn": 3, "turns": 8, "run": 1,
        "seconds_left": 95.0 if phase in TIMED else None, "paused": False, "date": "2027-Q1",
        "scenario": "Who shares AI with whom?",
    } | more  # fmt: skip


def _world(number: int, ended: bool) -> View:
    circle = CODES[2 : 9 - number]
    ties = [(a, b, 1 + (i + j) % 4) for i, a in enumerate(circle) for j, b in enumerate(circle[:i])]
    return {
        "number": number, "seats": 10, "waiting": (3 * number) % 4, "survival": 0.941 - 0.06 * number,
        "history": [0.99, 0.96 - 0.02 * number, 0.941 - 0.06 * number],
        "ending": {"key": "blocs", "name": "blocs"} if ended else None, "ties": [*ties, ("USA", "CHN", 1)],
        "nations": [{"code": code, "taken": k != 5} for k, code in enumerate(CODES)],
        "news": [LONG, "AI incident in India", "Breakthrough in AI research in Japan"],
        "joined": [
            "European Union – United Kingdom: now compute sharing and 4 others",
            "Japan – United Arab Emirates: no longer compute sharing",
        ],
    }  # fmt: skip


def projector(phase: str, worlds: int = 3, **more: Any) -> View:
    """What the wall is told in a phase."""
    guessed = phase in ("reveal", "fate")
    return {
        "class": _class(phase, **more), "language": "en", "joined": 24, "capacity": 12 * worlds,
        "waiting": 5, "join": {"addresses": ["http://192.168.178.34:8000/", "http://laptop.local:8000/"]},
        "worlds": [_world(k, phase in ("fate", "debrief", "closed")) for k in range(worlds)],
        "predictions": {
            "rise": [1, 0, 0, 0, 1, 0, 1, 0, 2, 1, 4, 2, 3, 0, 3, 2, 1, 1, 0, 0, 2],
            "survival": [0, 0, 1, 1, 2, 3, 5, 6, 5, 1], "low": 55.0, "high": 90.0, "count": 24,
        } if guessed else None,
        "vote": {"choices": [
            {"name": "compute-treaty", "title": "A treaty on compute", "question": "What if nobody may train above a bound without the others?", "votes": 9},
            {"name": "chip-embargo", "title": "A chip embargo", "question": "What if the makers of chips stop selling to rivals?", "votes": 4},
            {"name": "safety-standards", "title": "Safety standards", "question": "What if all are held to one standard of safety?", "votes": 0},
        ]} if phase == "vote" else None,
    }  # fmt: skip


def console(phase: str, seats: int = 24, **more: Any) -> View:
    """What the console is told in a phase."""
    after = PHASES[min(PHASES.index(phase) + 1, len(PHASES) - 1)]
    rows = []
    for k in range(seats):
        rows.append({
            "number": k + 1, "label": MARKUP if k == 3 else f"Otter {k + 1}", "world": k % 3,
            "nation": CODES[k // 3], "name": NAMES[k // 3], "language": "en", "since": 7.0 + 13 * k,
            "present": k % 7 != 2, "ended": k % 3 == 0, "predicted": phase == "predict" and k % 2 == 0,
            "stood_in": "teacher" if k == 8 else "", "answered": [], "explained": False, "devices": 1,
        })  # fmt: skip
    return {
        "class": _class(phase, next=None if phase == "closed" else after, notice="", **more), "language": "en", "seats": rows,
        "free": [{"world": 1, "nation": "BRA", "name": "Brazil"}, {"world": 2, "nation": "KEN", "name": "Kenya"}],
        "requests": [{"number": 4, "seat": 5, "label": "Otter 5"}] if seats else [],
        "ask": [
            {"world": 0, "nation": "CHN", "seat": 2, "sentence": "China broke four pacts in one turn."},
            {"world": 2, "nation": "KEN", "seat": 9, "sentence": "Kenya has the largest change of survival by its own orders."},
            {"world": 1, "nation": "USA", "seat": 3, "sentence": "The United States and China share compute here alone."},
        ] if seats else [],
        "worlds": [_world(k, False) for k in range(3)],
        "exports": [{"key": "gradebook", "href": "/export/gradebook.csv"}, {"key": "session", "href": "/export/session.csv"}],
    }  # fmt: skip


def _history(k: int) -> list[float]:
    return [
        round(1.0 - 0.002 * q * (1 + k) - (0.05 if k == 2 and q > 20 else 0.0), 4)
        for q in range(33)
    ]


def debrief(runs: int = 1) -> View:
    """What the debrief is made of."""
    worlds = [
        {"number": k, "run": run + 1, "ending": "blocs", "ending_name": ("blocs", "concert", "fortresses")[k],
         "survival": [one - 0.01 * run * q / 32 for q, one in enumerate(_history(k))], "welfare": 55.2 - 3 * k, "pacts": 30 - 9 * k,
         "concentration": 0.3, "incidents": 11 + k, "places": [], "groups": []}
        for run in range(runs) for k in range(3)
    ]  # fmt: skip
    pairs = [("CHN", 0, 1), ("USA", 1, 2), ("EUU", 2, 0), ("KEN", 0, 2), ("IND", 1, 0)]
    grafts = [
        {"turn": 2 + k, "date": "2027-Q1", "nation": code, "name": NAMES[CODES.index(code)], "source": source, "target": target,
         "title": f"{NAMES[CODES.index(code)]} in turn {3 + k}: what World {source + 1} ordered, in World {target + 1}",
         "short": f"{code}, turn {3 + k}: {source + 1} → {target + 1}",
         "measured": {"survival": 0.031 - 0.014 * k, "lucks": [0.004 * (j - k) for j in range(8)], "mostly_luck": k > 1}}
        for k, (code, source, target) in enumerate(pairs)
    ]  # fmt: skip
    return {
        "ready": True, "language": "en", "class": {"code": "KITEQZ", "scenario": "Who shares AI with whom?", "turns": 8, "run": runs, "runs": runs},
        "years": [f"{2025 + q // 4}" for q in range(33)], "turns": [f"{2025 + t}" for t in range(8)], "worlds": worlds,
        "parting": [{
            "turn": 2, "date": "2027", "sentence": "Here the worlds part most: 4.1 of 100 in survival come from this turn on.", "gap": 0.041,
            "orders": [
                {"world": 0, "nation": "CHN", "name": "China", "sentences": ["Opening to the United States (stance 40 → 80 of 100)", "Offering India joint safety"]},
                {"world": 1, "nation": "CHN", "name": "China", "sentences": ["Closing to the United States (stance 40 → 10 of 100)"]},
                {"world": 2, "nation": "CHN", "name": "China", "sentences": ["Raising the AI budget from 1.2 % to 2.4 % of output"]},
            ],
        }],
        "transplants": grafts, "personal": {"seats": 24, "ready": 24}, "rules": [],
        "explanations": {"count": 11, "rule": 5, "luck": 2, "choice": 4},
        "predictions": {
            "rise": {"count": 190, "brier": 0.231, "bins": [
                {"low": 0.5, "high": 0.6, "count": 60, "right": 0.52}, {"low": 0.6, "high": 0.7, "count": 50, "right": 0.6},
                {"low": 0.7, "high": 0.8, "count": 40, "right": 0.58}, {"low": 0.8, "high": 0.9, "count": 25, "right": 0.7},
                {"low": 0.9, "high": 1.0, "count": 15, "right": 0.73}]},
            "survival": {"count": 24, "inside": 13, "score": 31.2, "final": [0.93, 0.87, 0.76],
                         "intervals": [{"world": k % 3, "low": 40 + 3 * (k % 9), "high": 70 + 4 * (k % 7)} for k in range(24)]},
        },
    }  # fmt: skip


GRAFTED = {
    "ok": True, "survival": 0.031, "welfare": 1.2, "score": -0.4,
    "lucks": [0.012, 0.02, 0.018, -0.004, 0.03, 0.011, 0.009, 0.022], "same": 7, "mostly_luck": False, "sentence": "",
}  # fmt: skip


def in_language(view: View, language: str) -> View:
    """The same for pages in another language; what the server says stays as it is."""
    return deepcopy(view) | {"language": language}
