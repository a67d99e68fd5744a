"""Write what a hindcast of 2018 to 2024 is held against, from the calibration CSVs.

    python tools/hindcast_targets.py FOLDER

The file is benchmarks/hindcast/seen.toml; nothing reads the CSVs at run time.
"""

import sys
from pathlib import Path

from scenario_data import Data
from scenario_judgements import LAG
from scenario_recalled import ROSTER
from toml_text import table

from files.writing import write_file

TARGETS = Path(__file__).resolve().parent.parent / "benchmarks" / "hindcast" / "seen.toml"
EPOCH = "CC-BY-4.0 (Epoch AI)"
COMPUTE = "ai_compute_h100e_est"
YEARS = (2022, 2023, 2024)
ADOPTED = {2021: 0.076, 2023: 0.08, 2024: 0.135}
HEAD = "# Written by tools/hindcast_targets.py from the calibration data; edit that.\n"


def located(data: Data) -> list[str]:
    """Compute by nation and of the world, at the end of each year that has it."""
    said = "Epoch AI, AI chip sales (April 2026), located by tracked clusters and data centres"
    credit = {"unit": "MH", "source": f"{said}; good to a factor of 2 to 3", "licence": EPOCH}
    parts = []
    for year in YEARS:
        values = {
            code: float(f"{float(data.series[code, COMPUTE][year]['value']) / 1e6:.5g}")
            for code in ROSTER
        }
        parts.append(table(f"compute.{year}", {"values": values, **credit}))
    for year in YEARS:
        whole = float(data.series["WLD", COMPUTE][year]["value"]) / 1e6
        parts.append(table(f"world_compute.{year}", {"value": float(f"{whole:.4g}"), **credit}))
    return parts


def moved(data: Data) -> list[str]:
    """Net moves of specialists, mean of a year."""
    said = "Stanford HAI, AI Index Report 2026 (Zeki), net moves of AI talent, mean of the year"
    parts = []
    for year in (2019, 2021, 2024):
        values = {
            code: round(float(data.series[code, "ai_talent_netflow"][year]["value"]), 1)
            for code in ("USA", "IND")
        }
        credit = {
            "unit": "persons/month", "source": said,
            "licence": "facts, cited; the report is CC-BY-ND-4.0",
        }  # fmt: skip
        parts.append(table(f"moves.{year}", {"values": values, **credit}))
    return parts


def seen(data: Data) -> str:
    """What the hindcast of 2018 to 2024 is held against: few numbers, each with its source."""
    parts = [HEAD, *located(data), *moved(data)]
    for year, share in ADOPTED.items():
        source = f"Eurostat, EU firms of 10 and more using AI, {year}"
        parts.append(
            table(f"adoption.{year}", {
                "value": share, "unit": "share", "source": source, "licence": "CC-BY-4.0",
            })
        )  # fmt: skip
    capital = "Capital expenditure of US hyperscalers in 2024, company reports"
    behind = "Epoch Capabilities Index; band 4 to 14 months (see the library's epoch-lag)"
    parts += [
        table("investment.2024", {
            "value": 197.0, "unit": "$bn/yr", "source": capital, "licence": "facts, cited",
        }),
        table("lag.2024", {
            "value": LAG["CHN"][0], "unit": "months", "source": behind, "licence": EPOCH,
        }),
    ]  # fmt: skip
    return "\n".join(parts)


def main() -> None:
    """Write the file."""
    write_file(TARGETS, seen(Data(Path(sys.argv[1]))).encode())


if __name__ == "__main__":
    main()
