"""What an opponent would accept: which pacts it will offer next turn, and what would change that.

Asked of its own way of deciding, so that the answer is true: the coming turn is played in imagined
luck with other orders of the one who asks, and the opponent decides there.  What no order can bring
about within a turn (trust, a long memory) is asked of the world as it stands, with that one figure
otherwise.  An offer is not a pact yet: that asks for trust on both sides, and for nothing else that
either does to contradict it, which is told apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from agents.board import Board
from agents.opponents.conduct import imagined
from agents.opponents.levels import Opponent
from agents.opponents.obstacles import Ask, obstacles
from agents.opponents.view import View
from sim.move import Move
from sim.pillars import PACTS, Pact
from sim.rules.pacts import trust_asked, trust_needed, trusted
from sim.stocks import Stocks

STEPS = tuple(k / 20.0 for k in range(21))
LUCKS = 2  # imagined lucks in all of which it must hold
CONTROL = int(Pact.JOINT_EXPORT_CONTROL)
FAR = 3.0  # ln behind the best of all: no challenger


@dataclass(frozen=True)
class Reply:
    """Whether it will offer a kind of pact next turn, and if not, what would make it.

    `trust` is what the pact asks of both sides and one of them will lack next turn: without it the
    pact does not come into force, whoever offers.  0 where there is trust enough.  `refused` is
    what one of the two would have to end, as orders then stand: until then the pact is refused.
    """

    pact: Pact
    offers: bool
    ask: Ask | None = None  # None with `offers` False: nothing that was tried
    trust: float = 0.0
    refused: Ask | None = None


class Negotiation:
    """One nation asks an opponent; `mine` are the orders that it has in mind for the turn."""

    def __init__(self, mind: Opponent, view: View, nation: int, me: int, mine: Move) -> None:
        self.mind, self.view, self.nation, self.me, self.mine = mind, view, nation, me, mine
        self.own = mind.think(view, nation).move
        self._played: dict[Move, tuple[View, ...]] = {}
        self._known: dict[Move, frozenset[int]] = {}
        self._answers: dict[View, Move] = {}

    def after(self, mine: Move) -> frozenset[int]:
        """The kinds of pact that it will offer when the coming turn has been played so."""
        if mine not in self._known:
            offered = [self._offered(view) for view in self.played(mine)]
            self._known[mine] = frozenset.intersection(*offered)
        return self._known[mine]

    def trust_lacking(self, kind: int) -> float:
        """The trust of both that the pact will ask next turn, where one lacks it; else 0 (O6)."""
        i, me, p = self.nation, self.me, self.view.world.params.doors
        lacking = 0.0
        for view in self.played(self.mine):
            trust, held = view.now.trust, float(view.now.pact[i, me, kind])
            asked = trust_asked(kind, p)
            if not trusted(float(trust[i, me]), float(trust[me, i]), asked, held, p):
                lacking = max(lacking, float(trust_needed(asked, held, p)))
        return lacking

    def refused(self) -> dict[Pact, Ask]:
        """What will forbid pacts next turn in any of the imagined lucks, if orders stay so."""
        found: dict[Pact, Ask] = {}
        for view in self.played(self.mine):
            theirs = self._answer(view)
            met = obstacles(view, self.me, self.mine, self.nation, theirs)
            found = met | found
        return found

    def now(self, alter: Callable[[Stocks], None]) -> frozenset[int]:
        """The kinds that it would offer now, had the world been otherwise."""
        now = self.view.now.copy()
        alter(now)
        return self._offered(self.view.seen(now))

    def offers_at_stance(self, kind: int, level: float) -> bool:
        """Whether it will offer this kind to one whose stance is at least so open."""
        return kind in self.after(self.open_to(level, self.mine))

    def at_trust(self, level: float) -> frozenset[int]:
        """The kinds that it would offer now, did it trust so much."""

        def alter(s: Stocks) -> None:
            s.trust[self.nation, self.me] = level

        return self.now(alter)

    def offers_at_trust(self, kind: int, level: float) -> bool:
        """Whether it would offer this kind now, did it trust so much."""
        return kind in self.at_trust(level)

    def _offered(self, view: View) -> frozenset[int]:
        row = self._answer(view).offers[self.me]
        return frozenset(kind for kind in range(PACTS) if row[kind])

    def _answer(self, view: View) -> Move:
        """What it will order at a view; asked once, because a hard one thinks long."""
        if view not in self._answers:
            self._answers[view] = self.mind.reconsider(view, self.nation).move
        return self._answers[view]

    def played(self, mine: Move) -> tuple[View, ...]:
        """What it will see next turn, in each of the imagined lucks."""
        if mine not in self._played:
            self._played[mine] = tuple(self._play(mine, luck) for luck in range(LUCKS))
        return self._played[mine]

    def _play(self, mine: Move, luck: int) -> View:
        view, world = self.view, self.view.world
        board = Board(world, imagined(view.seed), luck, view.ticks)
        board.tick = view.tick
        board.now.memory[:] = view.now.memory
        board.orders.memory[:] = view.orders.memory
        board.tally.memory[:] = view.tally.memory
        board.play_turn({self.nation: self.own, self.me: mine})
        return replace(View.of(board), seed=view.seed, replicate=view.replicate)

    def open_to(self, level: float, mine: Move) -> Move:
        """My orders with at least this stance towards it."""
        stance = list(mine.stance)
        stance[self.nation] = max(stance[self.nation], level)
        return replace(mine, stance=tuple(stance))

    def lifted(self, mine: Move) -> Move:
        """My orders without joint export control with anybody."""
        offers = tuple(
            tuple(offered and kind != CONTROL for kind, offered in enumerate(row))
            for row in mine.offers
        )
        return replace(mine, offers=offers)

    def offering(self, mine: Move) -> Move:
        """My orders with every pact but export control offered to it."""
        offers = list(mine.offers)
        offers[self.nation] = tuple(
            offered or kind != CONTROL for kind, offered in enumerate(offers[self.nation])
        )
        return replace(mine, offers=tuple(offers))


def would_accept(
    mind: Opponent, view: View, nation: int, me: int, mine: Move | None = None
) -> tuple[Reply, ...]:
    """For each kind of pact, whether `nation` will offer it to `me` next turn, or what it asks.

    `mine` are my orders for the coming turn, by default those of the last.
    """
    talk = Negotiation(mind, view, nation, me, mine or view.in_force(me))
    asks: dict[int, Ask] = {}
    offered, refused = talk.after(talk.mine), talk.refused()
    if len(offered) < PACTS:
        for found in (_by_orders(talk, offered), _by_state(talk, offered)):
            asks = found | asks
    return tuple(
        Reply(
            pact,
            int(pact) in offered,
            None if int(pact) in offered else asks.get(int(pact)),
            talk.trust_lacking(int(pact)),
            refused.get(pact),
        )
        for pact in Pact
    )


def _by_orders(talk: Negotiation, offered: frozenset[int]) -> dict[int, Ask]:
    """What orders of mine would bring, the smallest change first."""
    asks: dict[int, Ask] = {}
    mine, none = talk.mine, frozenset[int]()

    def note(kinds: frozenset[int], ask: Ask) -> None:
        for kind in kinds - offered:
            asks.setdefault(kind, ask)

    if talk.lifted(mine) != mine:
        note(talk.after(talk.lifted(mine)), Ask("control"))
    note(talk.after(talk.offering(mine)) if talk.offering(mine) != mine else none, Ask("offer"))
    if mine.stance[talk.nation] < 1.0:
        steps = [level for level in STEPS if level > mine.stance[talk.nation]]
        for kind in sorted(talk.after(talk.open_to(1.0, mine)) - offered - set(asks)):
            asks[kind] = Ask("stance", _least(steps, partial(talk.offers_at_stance, kind)))
        both = talk.offering(talk.open_to(1.0, mine))
        note(talk.after(both), Ask("stance_and_offer", 1.0))
    return asks


def _by_state(talk: Negotiation, offered: frozenset[int]) -> dict[int, Ask]:
    """What time would bring: trust, the end of a cut-off, a forgotten slight, a lost lead."""
    asks: dict[int, Ask] = {}
    i, me = talk.nation, talk.me
    now = talk.view.now
    offered = offered | talk.now(lambda _: None)
    steps = [level for level in STEPS if level > float(now.trust[i, me])]
    for kind in sorted(talk.at_trust(1.0) - offered) if steps else ():
        asks[kind] = Ask("trust", _least(steps, partial(talk.offers_at_trust, kind)))

    def connected(s: Stocks) -> None:
        s.cut_off[i, me] = s.cut_off[me, i] = 0.0

    def forgiven(s: Stocks) -> None:
        s.worst_stance[i, me] = 1.0

    def weaker(s: Stocks) -> None:
        s.capability[me] = max(float(q) for q in s.capability) - FAR

    for key, alter in (("cut_off", connected), ("memory", forgiven), ("rival", weaker)):
        for kind in talk.now(alter) - offered:
            asks.setdefault(kind, Ask(key))
    return asks


def _least(levels: Sequence[float], holds: Callable[[float], bool]) -> float:
    """The lowest level at which it holds, found by halving; it holds at the highest."""
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high) // 2
        if holds(levels[middle]):
            high = middle
        else:
            low = middle + 1
    return levels[high]
