"""What every policy answers in states that tell policies apart, number by number.

A policy is a choice, so its constants have no law to follow: this table is what they are.  To
change one on purpose, run `python -m tests.policies.test_answers` and read the difference.
"""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from policies.choices import Address
from policies.menu import NAMES, POLICIES
from sim.dice import Event, Luck
from sim.pillars import Pact
from tests.policies.conftest import answer_case

TABLE = Path(__file__).with_name("answers.json")
DIGITS = 9

STATES: dict[str, tuple[str, dict[str, dict[str, float]]]] = {
    "usual": ("a middling nation facing a middling one", {}),
    "friend": ("full trust and open doors", {"rival": {"trust": 0.9, "affinity": 0.9}}),
    "stranger": ("too little trust for most", {"rival": {"trust": 0.22, "stance": 0.9}}),
    "distrusted": ("hardly any trust", {"rival": {"trust": 0.1}}),
    "cool": ("its last stance was middling", {"rival": {"stance": 0.55, "worst_stance": 0.55}}),
    "closed": ("it shut doors last turn", {"rival": {"stance": 0.2, "worst_stance": 0.2}}),
    "sorry": ("it shut doors once, and opened", {"rival": {"worst_stance": 0.3}}),
    "cutting": ("it cuts off right now", {"rival": {"cut_off": 4.0, "trust": 0.4}}),
    "partner": ("pacts are in force", {"rival": {"pacts": 3.0, "trust": 0.38}}),
    "leading": (
        "in front, with a challenger close behind",
        {"me": {"lag": 0.0}, "rival": {"lag": 0.4, "lead": -0.4, "trust": 0.5}},
    ),
    "far ahead": (
        "in front, with a trusted client far behind",
        {"me": {"lag": 0.0}, "rival": {"lag": 2.0, "lead": -2.0, "trust": 0.6}},
    ),
    "behind the leader": (
        "the rival leads",
        {"me": {"lag": 0.8}, "rival": {"lag": 0.0, "lead": 0.8, "trust": 0.5}},
    ),
    "troubled": (
        "no power, no jobs, no trust, a threat",
        {
            "me": {
                "power_gap": 0.3,
                "unemployment": 0.12,
                "public_trust": 0.3,
                "approval": 0.25,
                "threat": 2.0,
            }
        },
    ),
    "cautious": ("a taste for rules", {"traits": {"caution": 0.9, "openness": 0.1}}),
    "ambitious": ("a taste for leading", {"traits": {"ambition": 0.95, "openness": 0.9}}),
    "in danger": (
        "the world is in danger, and the nation near the frontier",
        {"me": {"world_hazard": 0.02, "lag": 0.2}},
    ),
    "at home": ("services of its own", {"me": {"foreign_share": 0.05}}),
    "small": (
        "a small nation, all of whose services come from abroad",
        {"me": {"gdp_share": 0.01, "foreign_share": 1.0}, "rival": {"lag": 0.0, "lead": 0.5}},
    ),
    "fab builder": ("machines by habit", {"traits": {"fabs": 0.45, "energy": 0.5}}),
    "later": ("the same in the tenth turn", {"me": {"turn": 10.0}}),
}
THROWS = (4, 5, 9)
"""Quarters of three throws: policies that use luck answer differently in some of them."""


def answers(policy: ModuleType, changes: dict[str, dict[str, float]], tick: int) -> list[Any]:
    """Budget, levers, stance, and the pacts offered."""
    me, rival, traits = answer_case(changes)

    def address(event: int) -> Address:
        return Address(Luck(1, 2, tick), int(event), 0, 1)

    offered = [
        kind.name.lower()
        for kind in Pact
        if policy.pact(me, rival, int(kind), traits, address(Event.PACT_CHOICE + int(kind)))
    ]
    return [
        [round(float(x), DIGITS) for x in policy.spend(me, traits, address(Event.SPENDING_CHOICE))],
        [round(float(x), DIGITS) for x in policy.levers(me, traits, address(Event.LEVER_CHOICE))],
        round(float(policy.stance(me, rival, traits, address(Event.STANCE_CHOICE))), DIGITS),
        offered,
    ]


def table_of(policy: ModuleType) -> dict[str, list[Any]]:
    """Its answers in every state; by luck too, where it uses luck."""
    ticks = THROWS if policy.CARD.uses_luck else THROWS[:1]
    return {
        f"{state} {tick}" if len(ticks) > 1 else state: answers(policy, changes, tick)
        for state, (_, changes) in STATES.items()
        for tick in ticks
    }


@pytest.mark.parametrize("policy", POLICIES, ids=NAMES)
def test_a_policy_answers_as_it_did(policy: ModuleType) -> None:
    kept = json.loads(TABLE.read_text(encoding="utf-8"))[policy.CARD.name]
    told = table_of(policy)
    for state, answer in told.items():
        assert answer == kept[state], state
    assert told.keys() == kept.keys()


def test_every_state_tells_some_policies_from_the_usual_case() -> None:
    kept = json.loads(TABLE.read_text(encoding="utf-8"))
    for state, (reason, _) in STATES.items():
        assert reason
        moved = [
            name for name, table in kept.items() if table.get(state, 0) != table.get("usual", 0)
        ]
        assert moved or state in ("usual", "later"), state


def main() -> None:
    """Write the table anew."""
    rows = []
    for policy in POLICIES:
        told = table_of(policy)
        lines = [f"  {json.dumps(state)}: {json.dumps(answer)}" for state, answer in told.items()]
        rows.append(f" {json.dumps(policy.CARD.name)}: {{\n" + ",\n".join(lines) + "\n }")
    TABLE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
