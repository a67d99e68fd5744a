"""What seats are called: a label that somebody typed, or the name of an animal that was drawn."""

import secrets
from collections.abc import Collection

from files.text import plain
from ui.play.classroom.limits import LONGEST_LABEL
from ui.play.refusal import Refusal
from ui.play.words import LANGUAGES, say, spoken, words

ANIMALS = 64
"""Animals with a name in every language."""
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Of a class's code: none is taken for a figure, and none makes a word."""
CODE_LETTERS = 6


def new_code() -> str:
    """Six letters that are not mixed up when they are read aloud or copied."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))


def label_of(typed: str) -> str:
    """A label as it is kept; "" for blanks.  Raises Refusal for one that is too long."""
    label = " ".join(plain(typed[: 64 * LONGEST_LABEL]).split())
    if len(label) > LONGEST_LABEL:
        raise Refusal(say("classroom.core.long_label", most=LONGEST_LABEL))
    return label


def same_label(one: str, other: str) -> bool:
    """Whether people would take two labels for the same."""
    return one.casefold() == other.casefold()


def drawn_animal(taken: Collection[int]) -> int:
    """An animal that nobody has; when all are taken, they come a second time."""
    lap = 0
    while True:
        lots = range(lap * ANIMALS, (lap + 1) * ANIMALS)
        if free := [one for one in lots if one not in taken]:
            return secrets.choice(free)
        lap += 1


def animal_name(animal: int, language: str | None = None) -> str:
    """What an animal is called, by default in the language in use; "Fox 2" where there are two."""
    lap, which = divmod(animal, ANIMALS)
    name = words(language or spoken())[f"classroom.core.animal.{which}"]
    return name if lap == 0 else f"{name} {lap + 1}"


def animal_names(animal: int) -> tuple[str, ...]:
    """What it is called in every language."""
    return tuple(animal_name(animal, language) for language in LANGUAGES)
