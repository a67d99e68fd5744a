"""What has changed between two scenes that follow each other, so that only that is sent."""

from collections.abc import Sequence

from ui.faces.web.controls import Told


def replaced(before: Sequence[str], after: Sequence[str]) -> dict[str, object]:
    """The pieces that stand in the place of others: from where on, how many go, what comes."""
    same = min(len(before), len(after))
    head = 0
    while head < same and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < same - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return {
        "from": head,
        "go": len(before) - head - tail,
        "come": list(after[head : len(after) - tail]),
    }


def altered(before: dict[str, Told], after: dict[str, Told]) -> dict[str, object]:
    """The controls that are new or other, and the order of all where it is another one."""
    found: dict[str, object] = {
        "changed": {name: told for name, told in after.items() if before.get(name) != told}
    }
    if list(before) != list(after):
        found["order"] = list(after)
    return found
