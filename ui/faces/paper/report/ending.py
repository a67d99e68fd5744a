"""The last parts of the page: key moments, assumptions, and how to have the same game again."""

from collections import Counter
from shlex import quote

from pydantic import BaseModel

from scenarios.limits import Beyond
from scenarios.load import load, names
from scenarios.pack import digest
from scenarios.quantity import Figure, FigureTable, Grid
from ui.faces.paper.html import Cell, details, figure, paragraph, section, table, tag, text, words
from ui.faces.paper.report.events import find_events, most_telling
from ui.faces.paper.report.facts import ReportFacts
from ui.play.encyclopedia.figures import name_of_figure
from ui.play.encyclopedia.quantities import quantity_said, start_said
from ui.play.names import part_name, scenario_credits
from ui.play.words import name_of, say

MOST_EVENTS = 28


def moments(facts: ReportFacts) -> str:
    """The key moments, in order of time."""
    events = find_events(facts)
    chosen = most_telling(events, MOST_EVENTS)
    rows = [
        [
            words(facts.date(event.tick), head=True),
            Cell(
                tag("span", text(name_of("event_kind", event.kind)), class_=f"badge {event.kind}")
            ),
            words(event.sentence),
        ]
        for event in chosen
    ]
    heads = [say(f"column.{key}") for key in ("date", "kind", "event")]
    left = len(events) - len(rows)
    return section(
        "moments",
        say("page.moments"),
        paragraph(say("page.moments_hint")),
        table(say("page.moments_caption"), heads, rows, class_="moments", figures_from=99),
        paragraph(say("page.moments_left", count=left), class_="hint") if left else "",
    )


def _confidences(part: object) -> list[str]:
    """The confidence of every figure in a part of the scenario."""
    if isinstance(part, Figure | FigureTable):
        return [part.confidence]
    if isinstance(part, Grid):
        cells = [cell for row in part.of.values() for cell in row.values()]
        return [cell.confidence if isinstance(cell, Figure) else part.confidence for cell in cells]
    if isinstance(part, BaseModel):
        return [c for _, value in part for c in _confidences(value)]
    if isinstance(part, dict):
        return [c for value in part.values() for c in _confidences(value)]
    return []


def assumptions(facts: ReportFacts) -> str:
    """Where the numbers come from, and what the model cannot say."""
    scenario = facts.scenario
    counts = Counter(_confidences(scenario))
    total = sum(counts.values())
    shown = [
        [
            words(name_of("confidence", kind).capitalize(), head=True),
            words(say(f"confidence_meaning.{kind}")),
            figure(count),
            figure(f"{100.0 * count / total:.0f} %"),
        ]
        for kind, count in counts.most_common()
    ]
    heads = [
        say("column.confidence"),
        say("column.meaning"),
        say("column.figures"),
        say("column.share"),
    ]
    limits = tag("ul", *(tag("li", text(say(f"limits.{k}"))) for k in range(1, 6)))
    return section(
        "assumptions",
        say("page.assumptions"),
        paragraph(say("page.assumptions_hint", title=facts.title, start=scenario.first_quarter)),
        tag("h3", text(say("page.limits"))),
        limits,
        tag("h3", text(say("page.confidence"))),
        table(say("page.confidence_caption"), heads, shown, figures_from=2),
        tag("h3", text(say("page.figures"))),
        *(_nation_figures(facts, code) for code in scenario.roster),
        tag("h3", text(say("page.sources"))),
        _sources(facts),
        paragraph(
            say("scenario.credits", credits=scenario_credits(scenario.credits)), class_="hint"
        ),
    )


def _nation_figures(facts: ReportFacts, code: str) -> str:
    rows = []
    nation = facts.scenario.nations[code]
    for name, value in nation:
        if isinstance(value, Figure):
            shown = start_said(name, value, nation.gdp.value)
        elif isinstance(value, FigureTable):
            parts = [(part_name(k), quantity_said(v, value.unit)) for k, v in value.values.items()]
            shown = ", ".join(f"{name} {said}" for name, said in parts)
        else:
            continue
        rows.append(
            [
                words(name_of_figure(name), head=True),
                figure(shown),
                words(name_of("confidence", value.confidence)),
                words(value.source),
            ]
        )
    heads = [say(f"column.{key}") for key in ("figure", "value", "confidence", "source")]
    return details(
        facts.names[code], table(say("page.figures_caption", nation=facts.names[code]), heads, rows)
    )


def _sources(facts: ReportFacts) -> str:
    rows = []
    for key, source in facts.scenario.sources.items():
        named = text(source.citation)
        if source.url and source.url.startswith(("https://", "http://")):
            named = tag("a", named, href=source.url, rel="noreferrer")
        rows.append([words(key, head=True), Cell(named), words(source.licence)])
    heads = [say(f"column.{key}") for key in ("source", "citation", "licence")]
    return table(say("page.sources_caption"), heads, rows, figures_from=99)


def command(facts: ReportFacts) -> str:
    """The command that plays this game again."""
    manifest, scenario = facts.results.manifest, facts.scenario
    parts = ["sixpillars", "run", scenario.name, "--seed", str(manifest["seed"])]
    if manifest["replicate"]:
        parts += ["--replicate", str(manifest["replicate"])]
    if manifest["turns"] != scenario.turns:
        parts += ["--turns", str(manifest["turns"])]
    for code, policy in manifest["policies"].items():
        if policy != scenario.nations[code].policy:
            parts += ["--policy", f"{code}={policy}"]
    if manifest["beyond_evidence"] and not scenario.beyond_evidence:
        parts.append("--beyond-evidence")
    return " ".join(map(quote, parts))


def _in_library(facts: ReportFacts) -> bool:
    name = facts.scenario.name
    known = facts.results.manifest["scenario"]["sha256"]
    return name in names() and digest(load(name)) == known


def reproduce(facts: ReportFacts) -> str:
    """Commands, seed and hashes."""
    manifest = facts.results.manifest
    own = not _in_library(facts)
    beyond = [str(Beyond(**one)) for one in manifest["beyond_evidence"]]
    rows = [
        [words(say(f"manifest.{key}"), head=True), Cell(tag("code", text(value)))]
        for key, value in (
            ("version", manifest["version"]),
            ("source_digest", manifest["source_digest"]),
            ("scenario", manifest["scenario"]["name"]),
            ("scenario_sha256", manifest["scenario"]["sha256"]),
            ("seed", manifest["seed"]),
            ("replicate", manifest["replicate"]),
            ("state_hash", manifest["state_hash"]),
            ("python", manifest["python"]),
            ("numpy", manifest["numpy"]),
            ("numba", manifest["numba"]),
            ("beyond_evidence", "; ".join(beyond)),
        )
        if value != ""
    ]
    heads = [say("column.what"), say("column.value")]
    return section(
        "reproduce",
        say("page.reproduce"),
        paragraph(say("page.reproduce_hint")),
        tag("pre", tag("code", text(command(facts)))),
        paragraph(say("page.own_scenario")) if own else "",
        paragraph(say("page.replay_hint")),
        tag("pre", tag("code", "sixpillars replay diary.json")),
        table(say("page.reproduce_caption"), heads, rows, class_="keys", figures_from=99),
    )
