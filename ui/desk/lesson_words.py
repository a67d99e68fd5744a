"""What the lesson says at each step: of this nation, its mandate, and who presses it."""

from sim.rules.relations import threat
from ui.desk.sitting import Sitting
from ui.play.mandates import read_mandate
from ui.play.numbers import percent, plain
from ui.play.session.relations import Relation
from ui.play.words import say


def lesson_words(sitting: Sitting, step: str) -> str:
    """The sentences of a step."""
    if step == "nation":
        return _who_one_is(sitting)
    if step == "threat":
        return _who_threatens(sitting)
    return say(f"desk.lesson.{step}")


def _who_one_is(sitting: Sitting) -> str:
    """Whom one leads, and what one is judged by."""
    facts = sitting.facts
    mandate = read_mandate(sitting.session.scenario, facts.code)
    if not mandate.card:
        return say("desk.lesson.nation_alone", nation=facts.name)
    return say("desk.lesson.nation", nation=facts.name, mandate=mandate.name, aim=mandate.sentence)


def _who_threatens(sitting: Sitting) -> str:
    """Who presses the nation most, and on whom it depends most."""
    facts = sitting.facts
    now, nations, codes = facts.stocks(), facts.world.nations, facts.world.codes
    p = facts.world.params.relations

    def felt(row: Relation) -> float:
        j = codes.index(row.code)
        lead = float(now.capability[j] - now.capability[facts.index])
        return float(threat(lead, float(nations.military[j]), row.trust, p))

    foe = max(facts.relations, key=felt)
    supplier = max(facts.relations, key=lambda row: row.dependence)
    return say(
        "desk.lesson.threat",
        threat=foe.name,
        trust=plain(0)(100.0 * foe.trust),
        supplier=supplier.name,
        share=percent(0)(supplier.dependence),
    )
