"""The six pacts with a nation: how each stands, and the button that changes it."""

from sim.pillars import Pact
from ui.desk.look.palette import Colour
from ui.desk.look.type import Style
from ui.desk.scene.pen import Flow, Pen
from ui.desk.scene.shapes import Sign
from ui.desk.scene.widgets import Button, button, button_size
from ui.desk.screens.world.lapsing import lapse_said
from ui.desk.screens.world.nation_words import nation_title
from ui.desk.screens.world.orders import draft_of
from ui.desk.screens.world.words import of_hundred
from ui.desk.sitting import Sitting
from ui.play.advice.lapses import Lapses
from ui.play.events.barriers import Barrier, Barriers, barrier_said
from ui.play.numbers import percent
from ui.play.session.commands import OfferPact, WithdrawPact
from ui.play.session.opponents import Wishes
from ui.play.session.relations import Relation, drafted
from ui.play.words import name_of, say


def draw_pacts(
    flow: Flow,
    sitting: Sitting,
    relation: Relation,
    wishes: Wishes | None,
    ahead: Lapses | None = None,
) -> None:
    """A row a kind of pact, with what would bring the other side to offer it, or will end it."""
    if wishes is not None and wishes.summary:
        flow.text(say("desk.diplomacy.asks"), Style.LABEL)
        for sentence in wishes.summary:
            flow.text(sentence, Style.SMALL)
    known = _barred(sitting, relation)
    for pact in Pact:
        wish = wishes.pacts.get(pact, "") if wishes is not None else ""
        _draw_pact(flow, sitting, relation, pact, wish, known.get(pact))
        for one in ahead.each if ahead is not None else ():
            if (one.nation, one.pact) == (relation.code, pact):
                flow.text(lapse_said(sitting, one), Style.SMALL, flow.pen.palette.warn)


def _barred(sitting: Sitting, relation: Relation) -> dict[Pact, Barrier]:
    """What would be refused by what either does, as the draft stands at this moment."""
    facts = sitting.facts
    there = facts.world.codes.index(relation.code)
    ordered = drafted(facts.orders(), draft_of(sitting).move, facts.index)
    return Barriers(facts.world, ordered, facts.stocks()).between(facts.index, there)


def _draw_pact(
    flow: Flow,
    sitting: Sitting,
    relation: Relation,
    pact: Pact,
    wish: str,
    barrier: Barrier | None,
) -> None:
    pen, code = flow.pen, relation.code
    facts = sitting.facts
    place = facts.world.codes.index(code)
    playing = bool(sitting.player)
    mine = sitting.draft.move.offers[place][pact] if playing else pact in relation.offered
    theirs, lasting = pact in relation.offered_to_me, pact in relation.pacts
    name = name_of("pact", pact.name.lower())
    state, sign, colour = _state(pen, mine, theirs, lasting)
    if lasting and mine:
        state = _staffed(float(facts.flows(facts.tick).pact[facts.index, place, pact])) or state
    why = _why(sitting, barrier)
    refused = why != "" and mine and theirs
    if refused:
        said = say("desk.diplomacy.refused", why=why)
        state, sign, colour = said, Sign.CROSS, pen.palette.bad
    elif not lasting and not wish:  # a wish tells of the trust that is lacking
        state = f"{state} · {_needs(relation, pact)}"
    change = _change(code, relation.name, pact, mine, theirs, lasting)
    width, height = button_size(pen, change)
    title = name[:1].upper() + name[1:]
    room = flow.box.w - width - pen.px(8 + 16 + 6)
    parts = [pen.tall(words, Style.SMALL, room) for words in (title, state)]
    strip = flow.take(max(height, sum(parts)))
    right, rest = strip.end(width, pen.px(8))
    if playing:
        button(pen, right.centred(width, height), change)
    left, rest = rest.left(pen.px(16), pen.px(6))
    pen.mark(left.centre, sign, colour, 10)
    head, foot = rest.centred(rest.w, sum(parts)).top(parts[0])
    pen.text(head, title, Style.SMALL)
    pen.text(foot, state, Style.SMALL, pen.palette.dim)
    if why and not refused:  # else its state has said so
        flow.text(say("refused.would", why=why), Style.SMALL, pen.palette.warn)
    if wish and not lasting:
        flow.text(wish, Style.SMALL, pen.palette.dim)


def _why(sitting: Sitting, barrier: Barrier | None) -> str:
    """What of the two forbids a pact; "" where nothing does."""
    if barrier is None:
        return ""
    names = [nation_title(sitting, one) for one in sitting.facts.world.codes]
    return barrier_said(barrier, names)


def _staffed(share: float) -> str:
    """How far a pact in force is kept up by both sides' diplomats; "" before they have met."""
    return say("desk.diplomacy.staffed", share=percent(0)(share)) if share > 0.0 else ""


def _state(pen: Pen, mine: bool, theirs: bool, lasting: bool) -> tuple[str, Sign, Colour]:
    """How a pact stands: in words, by a sign, in a colour."""
    palette = pen.palette
    if lasting and mine:
        return say("desk.diplomacy.in_force"), Sign.DISC, palette.good
    if lasting:
        return say("desk.diplomacy.ending"), Sign.CROSS, palette.bad
    if theirs and mine:
        return say("desk.diplomacy.both"), Sign.SQUARE, palette.link
    if theirs:
        return say("desk.diplomacy.wanted"), Sign.DIAMOND, palette.accent
    if mine:
        return say("desk.diplomacy.offered"), Sign.TRIANGLE, palette.link
    return say("desk.diplomacy.none"), Sign.RING, palette.edge


def _needs(relation: Relation, pact: Pact) -> str:
    """The trust that the pact asks, and whether it is there."""
    key = "enough" if relation.trusted(pact) else "needs"
    return say(f"desk.diplomacy.{key}", asked=of_hundred(relation.trust_asked[pact]))


def _change(code: str, nation: str, pact: Pact, mine: bool, theirs: bool, lasting: bool) -> Button:
    kind = pact.name.lower()
    about = say(f"desk.diplomacy.pact.{kind}")
    if mine:
        key, icon = "break" if lasting else "withdraw", "unlink"
        more = say("desk.diplomacy.break_tip", nation=nation) if lasting else ""
    else:
        key, icon = "accept" if theirs else "offer", "handshake"
        more = say("desk.diplomacy.offer_tip")
    label = say(f"desk.diplomacy.{key}")
    return Button(
        f"pact.{code}.{kind}",
        label,
        WithdrawPact(code, pact) if mine else OfferPact(code, pact),
        icon,
        f"{about}\n{more}" if more else about,
        on=mine,
        called=say("labelled", label=label, text=f"{name_of('pact', kind)}, {nation}"),
    )
