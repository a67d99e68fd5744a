"""Scenario files of as many nations as one likes, with every cell of every grid."""

from scenarios.fields import Nation, Pairs, StatusQuo
from scenarios.load import load
from scenarios.quantity import Figure, FigureTable
from scenarios.schema import Scenario

ABOUT = 'source = "ours", confidence = "estimate"'
CELLS = {
    "affinity": 0.4, "trust": 0.5, "rivalry": 0.1, "choke": 0.01, "abroad": 0.0001, "owned": 0.01,
    "union": 0.0, "stance": 0.8,
}  # fmt: skip
UNITS = {"bloc_line": "0/1", "union": "0/1", "stance": "0-1"}


def many(nations: int, whole_cells: bool = False) -> str:
    """The text of a scenario file; `whole_cells` makes a figure of every cell of a grid."""
    large = load("large")
    codes = [f"N{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(nations)]
    roster = ", ".join(f'"{code}"' for code in codes)
    parts = [
        'name = "many"\ntitle = "Many nations"\nquestion = "How many?"\nminutes = 60\n'
        'base_year = 2024\nfirst_quarter = "2025-Q1"\ncredits = "ours"\n'
        f"roster = [{roster}]\nscore = {_table(large.score)}\n"
        '[sources.ours]\ncitation = "Made up"\nlicence = "MIT"\n'
    ]
    for i, code in enumerate(codes):
        like = large.nations[large.roster[i % len(large.roster)]]
        parts.append(_nation(code, like, 0.9 / nations))
    parts += [_grid(f"pairs.{name}", name, codes, whole_cells) for name in Pairs.model_fields]
    parts.append(_status_quo(large))
    parts.append(_grid("status_quo.stance", "stance", codes, whole_cells))
    return "\n".join(parts)


def _nation(code: str, like: Nation, equipment: float) -> str:
    lines = [f'[nations.{code}]\nname = "Nation {code}"\npolicy = "{like.policy}"']
    for name in Nation.model_fields:
        part = getattr(like, name)
        if name == "equipment":
            part = part.model_copy(update={"value": equipment})
        if isinstance(part, Figure | FigureTable) and name != "mandate":
            lines.append(f"{name} = {_table(part)}")
    return "\n".join(lines) + "\n"


def _table(part: Figure | FigureTable) -> str:
    if isinstance(part, Figure):
        said = f"value = {part.value!r}"
    else:
        said = f"values = {{{', '.join(f'{k} = {v!r}' for k, v in part.values.items())}}}"
    return f'{{{said}, unit = "{part.unit}", {ABOUT}}}'


def _status_quo(large: Scenario) -> str:
    quo = large.status_quo
    names = [name for name in StatusQuo.model_fields if name != "stance"]
    return "[status_quo]\n" + "\n".join(f"{n} = {_table(getattr(quo, n))}" for n in names) + "\n"


def _grid(heading: str, name: str, codes: list[str], whole_cells: bool) -> str:
    unit = UNITS.get(name, "share")
    head = f'[{heading}]\nunit = "{unit}"\n{ABOUT.replace(", ", chr(10))}\ndefault = 0.0\n'
    rows = []
    for i, code in enumerate(codes):
        cells = []
        for j, other in enumerate(codes):
            if i != j:
                value = CELLS.get(name, float((i + j) % 2))
                figure = f'{{value = {value!r}, unit = "{unit}", {ABOUT}}}'
                cells.append(f"{other} = {figure if whole_cells else value}")
        if whole_cells:
            rows.append(f"[{heading}.of.{code}]\n" + "\n".join(cells))
        else:
            rows.append(f"{code} = {{{', '.join(cells)}}}")
    return head + ("" if whole_cells else f"[{heading}.of]\n") + "\n".join(rows) + "\n"
