"""Normal: of the library's policies the one that fits the nation's mandate and its situation.

Which one fits is asked anew every turn, by rules that a teacher can read.
"""

import math

from agents.opponents.thought import Reason, Thought
from agents.opponents.view import View, drafted
from sim.components import COMPONENT_NAMES

SHUT_OUT = 0.45  # mean openness met, below which most doors are shut
GUARDED = 0.75  # and below which they are half shut
FRIEND = 0.5  # trust above which a nation has a friend
LEADING = 0.1  # ln behind the leader: as good as leading
FAR = 3.0  # ln behind the leader, twenty times: what there is to gain is at home
STRONG = 0.03  # share of world GDP of a nation that can afford to stand up, and to build alone

MARK = 0.08  # weight above the usual one that makes a component the mandate's mark
FOR_MANDATE = {
    "sovereignty": "hegemon",
    "standing": "techno-optimist",
    "prosperity": "always-cooperate",  # while doors are open, and for the small
    "stability": "regulator-first",
    "security": "hegemon",
}
"""The policy for each mark of a mandate."""
LARGE_MARKET = "techno-optimist"
"""For prosperity where the home market is large: what is built there need not be shared."""
OUT_OF_REACH = "regulator-first"
"""Where the frontier is out of reach: public services, privacy and trust at home."""


def mark(view: View, nation: int) -> str:
    """The component that a nation's mandate asks for more than is usual, or "" for an even one."""
    nations = view.world.nations
    excess = {
        name: float(nations.mandate[nation, k] - nations.common[k])
        for k, name in enumerate(COMPONENT_NAMES)
    }
    most = max(COMPONENT_NAMES, key=lambda name: excess[name])
    return most if excess[most] > MARK else ""


def welcome(view: View, nation: int) -> float:
    """How open the others were to this nation last, 0 to 1, on average."""
    others = [float(view.now.stance[j, nation]) for j in range(view.nations) if j != nation]
    return math.fsum(others) / max(len(others), 1)


def fit(view: View, nation: int) -> tuple[str, tuple[Reason, ...]]:
    """The policy that fits, and what decided it."""
    now, asked = view.now, mark(view, nation)
    met = welcome(view, nation)
    doors = Reason("doors", {"share": met})
    best = max(float(q) for q in now.capability)
    lag = best - float(now.capability[nation])
    behind = Reason("lag", {"lag": lag}) if lag > LEADING else Reason("lead", {"lag": lag})
    size = float(now.gdp[nation]) / math.fsum(map(float, now.gdp))
    if view.nations == 1:
        return "techno-optimist", (Reason("alone"),)
    strong = Reason("size", {"share": size})
    if met < SHUT_OUT:
        policy, ally = _shut_out(view, nation)
        grounds: tuple[Reason, ...] = doors, ally
    elif asked in ("", "prosperity") and met >= GUARDED and size <= STRONG and lag > FAR:
        policy, grounds = OUT_OF_REACH, (behind, doors)
    elif asked and (asked != "prosperity" or met >= GUARDED):
        builds = asked == "prosperity" and size > STRONG
        policy = LARGE_MARKET if builds else FOR_MANDATE[asked]
        grounds = Reason("mandate", {"component": asked}), strong if builds else doors
    elif size > STRONG or lag < LEADING:
        policy, grounds = "hegemon", (behind, strong, doors)
    elif met < GUARDED:
        policy, grounds = "balancer", (doors, behind)
    else:
        policy, grounds = "generous-tit-for-tat", (doors, Reason("small", {"share": size}))
    return policy, grounds


def _shut_out(view: View, nation: int) -> tuple[str, Reason]:
    """The policy where most doors are shut, and whom the nation trusts most."""
    trust = view.now.trust[nation]
    friend = max((j for j in range(view.nations) if j != nation), key=lambda j: trust[j])
    ally = Reason("friend", {"nation": view.world.codes[friend], "trust": float(trust[friend])})
    return ("bloc-builder" if trust[friend] > FRIEND else "always-isolate"), ally


def think(view: View, nation: int) -> Thought:
    """The fitting policy's orders, with the habitual budget."""
    policy, grounds = fit(view, nation)
    return Thought(drafted(view, nation, policy), policy, grounds)
