"""What is said when a scenario is wrong: one sentence with file, field, value and remedy."""

from collections.abc import Sequence


class Wrong(ValueError):
    """Something wrong at a place inside a part of a scenario; `path` is relative to that part."""

    def __init__(self, path: Sequence[str], value: object, remedy: str) -> None:
        super().__init__(remedy)
        self.path = tuple(path)
        self.value = value
        self.remedy = remedy


class ScenarioError(ValueError):
    """A scenario that cannot be used: a sentence, and further ones if more is wrong."""

    def __init__(self, sentence: str, further: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.further = tuple(further)
