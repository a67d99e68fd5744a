"""The seats of a class: who sits where, which devices act for them, and whether they are there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ui.play.classroom.entries import (
    Admitted,
    Answered,
    Away,
    DeviceAsked,
    Entry,
    Explained,
    GivenBack,
    Joined,
    LanguageChosen,
    Present,
    Renamed,
    Reopened,
    Reseated,
    StoodIn,
    TokenAdded,
    TokensVoided,
    Voted,
)
from ui.play.classroom.labels import animal_name, animal_names, same_label


@dataclass
class ClassSeat:
    """One seat: a nation of a world, and who plays it."""

    number: int  # counted from 1
    label: str  # "" where an animal was drawn
    animal: int | None
    language: str
    world: int
    nation: str
    since: float  # when it came, or was gone
    present: bool = False  # whether a page of it is there
    stood_in: str = ""  # "automatic" or "teacher" while a stand-in plays
    answers: dict[str, dict[str, int]] = field(default_factory=dict)  # by test, by question
    explained: Explained | None = None
    vote: str | None = None
    key: str | None = None  # the sha256 of its page's key, until the page has come

    @property
    def shown(self) -> str:
        """What it is called, in the language in use."""
        return self.label if self.animal is None else animal_name(self.animal)

    def answers_to(self, label: str) -> bool:
        """Whether somebody may call it so."""
        names = (self.label,) if self.animal is None else animal_names(self.animal)
        return any(same_label(name, label) for name in names)

    @property
    def place(self) -> tuple[int, str]:
        """Its world and nation."""
        return self.world, self.nation


@dataclass(frozen=True)
class AdmissionRequest:
    """A further device that asks to act for a seat."""

    number: int
    seat: int
    token: str  # its sha256


class ClassSeats:
    """All seats of a class, folded from its log."""

    def __init__(self, worlds: int, roster: Sequence[str]) -> None:
        self.worlds, self.roster = worlds, tuple(roster)
        self.seats: dict[int, ClassSeat] = {}
        self.tokens: dict[str, int] = {}  # seats by the sha256 of tokens
        self.requests: dict[int, AdmissionRequest] = {}
        self.asked = 0  # requests so far

    def __iter__(self) -> Iterator[ClassSeat]:
        """Seats in the order in which they came."""
        return iter(self.seats.values())

    def __len__(self) -> int:
        """Seats that were taken."""
        return len(self.seats)

    @property
    def capacity(self) -> int:
        """Seats that there can be."""
        return self.worlds * len(self.roster)

    @property
    def taken(self) -> Mapping[tuple[int, str], ClassSeat]:
        """Seats by world and nation."""
        return {seat.place: seat for seat in self}

    def of_world(self, world: int) -> tuple[ClassSeat, ...]:
        """The seats of a world."""
        return tuple(seat for seat in self if seat.world == world)

    def free_places(self) -> Iterator[tuple[int, str]]:
        """World and nation of the places that nobody has, in the order in which they are given.

        Worlds take turns, so that no table is ever more than one seat ahead of another.
        """
        taken = self.taken
        for place in self._order():
            if place not in taken:
                yield place

    def _order(self) -> Iterator[tuple[int, str]]:
        for code in self.roster:
            for world in range(self.worlds):
                yield world, code

    def next_place(self) -> tuple[int, str] | None:
        """Where the next one sits, in a world with the fewest seats; None when all is taken."""
        free = list(self.free_places())
        if not free:
            return None
        filled = [len(self.of_world(world)) for world in range(self.worlds)]
        return min(free, key=lambda place: filled[place[0]])

    def called(self, label: str) -> ClassSeat | None:
        """The seat of this label; an animal's name is one, too, in whichever language."""
        return next((seat for seat in self if seat.answers_to(label)), None)

    def asked_with(self, key: str) -> ClassSeat | None:
        """The seat of a page that asked with this key, by its sha256, and has not come yet."""
        return next((seat for seat in self if seat.key == key), None)

    def devices(self, number: int) -> int:
        """How many devices may act for a seat."""
        return sum(seat == number for seat in self.tokens.values())

    def fold(self, entry: Entry, at: float) -> None:
        """Take in what an entry says of seats."""
        match entry:
            case Joined():
                self.seats[entry.seat] = ClassSeat(
                    entry.seat, entry.label, entry.animal, entry.language, entry.world,
                    entry.nation, at, key=entry.key,
                )  # fmt: skip
            case TokenAdded():
                self.tokens[entry.token] = entry.seat
            case TokensVoided():
                kept = {token: seat for token, seat in self.tokens.items() if seat != entry.seat}
                self.tokens, self.seats[entry.seat].key = kept, None
            case DeviceAsked():
                self.asked = entry.request
                self.requests[entry.request] = AdmissionRequest(
                    entry.request, entry.seat, entry.token
                )
            case Admitted():
                request = self.requests.pop(entry.request)
                if entry.admitted:
                    self.tokens[request.token] = request.seat
            case Reopened():
                for seat in self:
                    seat.present, seat.since = False, at
            case (
                Renamed() | Reseated() | Present() | Away() | StoodIn() | GivenBack()
                | LanguageChosen() | Answered() | Explained() | Voted()
            ):  # fmt: skip
                _fold_one(self.seats[entry.seat], entry, at)


def _fold_one(seat: ClassSeat, entry: Entry, at: float) -> None:
    """Take in what an entry says of one seat."""
    match entry:
        case Renamed():
            seat.label, seat.animal = entry.label, None
        case Reseated():
            seat.world, seat.nation, seat.stood_in = entry.world, entry.nation, ""
        case Present() | Away():
            seat.present, seat.since, seat.key = isinstance(entry, Present), at, None
        case StoodIn():
            seat.stood_in = "automatic" if entry.automatic else "teacher"
        case GivenBack():
            seat.stood_in = ""
        case LanguageChosen():
            seat.language = entry.language
        case Answered():
            seat.answers[entry.test] = dict(entry.answers)
        case Explained():
            seat.explained = entry
        case Voted():
            seat.vote = entry.choice
