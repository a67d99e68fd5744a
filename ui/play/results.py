"""What a game leaves behind, in memory: its manifest, its tables and its diary."""

from dataclasses import dataclass
from typing import Any

from scenarios.diary_file import DiaryFile
from ui.play.names import nation_name
from ui.play.tables import Tables

Manifest = dict[str, Any]


@dataclass(frozen=True)
class Results:
    """One game, played to its end."""

    manifest: Manifest
    tables: Tables
    saved: DiaryFile

    @property
    def names(self) -> dict[str, str]:
        """The name of each nation by its code."""
        scenario = self.saved.scenario
        return {code: nation_name(code, scenario.nations[code].name) for code in scenario.roster}

    @property
    def quarters(self) -> int:
        """Quarters played."""
        return len(self.saved.hashes) - 1
