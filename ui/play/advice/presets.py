"""Presets: whole orders, or only their money, to begin a draft with.

Most come from policies of the menu, which decide here by what the nation can see now.
"""

from dataclasses import dataclass, replace

from policies.decide import Moment, decide
from policies.menu import number_of
from sim.move import Move, read_move
from sim.orders import Orders
from ui.play.advice.position import Position
from ui.play.session.commands import SetMove
from ui.play.words import say

POLICIES = {
    "balanced": "tit-for-tat",
    "catch_up": "techno-optimist",
    "fortress": "always-isolate",
    "open_hub": "always-cooperate",
    "safety_first": "regulator-first",
}
"""The policy that stands behind a preset."""
PRESETS = ("balanced", "as_last_year", "catch_up", "fortress", "open_hub", "safety_first")


@dataclass(frozen=True)
class Preset:
    """Orders to begin with.  Apply `whole`, or `money` to leave levers, stances and pacts alone."""

    key: str  # one of PRESETS
    name: str
    sentence: str
    whole: SetMove
    money: SetMove  # budget, pillars and programmes only


def presets(position: Position) -> tuple[Preset, ...]:
    """All presets for a position, in the order of PRESETS, in the language in use."""
    return tuple(preset(position, key) for key in PRESETS)


def preset(position: Position, key: str) -> Preset:
    """One preset.  Raises ValueError for one there is not."""
    if key not in PRESETS:
        raise ValueError(f"there is no preset {key!r}; there are {', '.join(PRESETS)}")
    draft = position.draft.move
    move = _decided(position, POLICIES[key]) if key in POLICIES else position.opening
    # as the session will have it: pacts that the scenario pledges are offered
    whole = position.drafting.changed(position.draft, SetMove(move)).move
    money = replace(draft, budget=whole.budget, split=whole.split, programmes=whole.programmes)
    return Preset(
        key=key,
        name=say(f"advice.preset.{key}.name"),
        sentence=say(f"advice.preset.{key}.sentence"),
        whole=SetMove(whole),
        money=SetMove(money),
    )


def _decided(position: Position, policy: str) -> Move:
    """What a policy of the menu would order in the nation's place.

    None of those used here throws dice, so the luck given does not matter; it is not the game's.
    """
    world, start = position.world, position.start
    orders = Orders(len(world.codes))
    moment = Moment(start.stocks, world.nations, world.traits, 0, 0, start.tick, position.turn)
    decide(position.nation, number_of(policy), moment, orders)
    return read_move(orders, position.nation)
