"""What is said when a scenario is wrong: one sentence with file, field, value and remedy."""

from collections.abc import Iterable, Sequence

from files.near import meant
from files.text import visible

LONGEST_SHOWN = 60


def quoted(value: object) -> str:
    """A value as a sentence may hold it: one short line."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = '"' + value + '"'
    elif isinstance(value, dict):
        text = "{" + ", ".join(str(key) for key in list(value)[:4]) + ("…}" if value else "}")
    elif isinstance(value, list):
        text = "[" + ", ".join(quoted(part) for part in value[:3]) + ("…]" if value[3:] else "]")
    elif isinstance(value, int) and abs(value) > 10**20:
        text = f"a whole number of {len(hex(value)) * 301 // 250} digits or so"
    else:
        text = str(value)
    text = visible(text)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a sentence: what was meant, or what there is."""
    names = sorted(set(known))
    if close := meant(word, names):
        return f'did you mean "{close}"?'
    listed = ", ".join(names[:12]) + (", …" if names[12:] else "")
    return f"it must be one of {listed}" if names else "nothing may be given here"


class State:
    """Stands in the place of a value and is said as it is, not as a text that was given."""

    def __init__(self, said: str) -> None:
        self.said = said

    def __str__(self) -> str:
        """As in "nations.USA.gdp is missing"."""
        return self.said


MISSING = State("missing")


class Wrong(ValueError):
    """Something wrong at a place inside a part of a scenario; `path` is relative to that part."""

    def __init__(self, path: Sequence[str], value: object, remedy: str) -> None:
        super().__init__(remedy)
        self.path = tuple(path)
        self.value = value
        self.remedy = remedy

    def sentence(self, file: str, above: Sequence[object] = ()) -> str:
        """In one sentence: file, field, value, and what would be right."""
        field = ".".join(visible(str(part)[:LONGEST_SHOWN]) for part in (*above, *self.path))
        return f"{visible(file)}: {field or 'the file'} is {quoted(self.value)}; {self.remedy}"


class ScenarioError(ValueError):
    """A scenario that cannot be used: a sentence, and further ones if more is wrong."""

    def __init__(self, sentence: str, further: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.further = tuple(further)
