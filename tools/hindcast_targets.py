"""Write what a hindcast of 2018 to 2024 is held against, from the calibration CSVs.

    python tools/hindcast_targets.py FOLDER

The file is benchmarks/hindcast.toml; nothing reads the CSVs at run time.
"""

import sys
from pathlib import Path

from scenario_data import Data
from scenario_judgements import LAG
from scenario_recalled import ROSTER
from toml_text import table

from files.writing import write_file

TARGETS = Path(__file__).resolve().parent.parent / "benchmarks" / "hindcast.toml"
EPOCH = "CC-BY-4.0 (Epoch AI)"
COMPUTE = "ai_compute_h100e_est"
HEAD = "# Written by tools/hindcast_targets.py from the calibration data; edit that.\n"


def seen(data: Data) -> str:
    """What the hindcast of 2018 to 2024 is held against: few numbers, each with its source."""
    located = "Epoch AI, AI chip sales (April 2026), located by tracked clusters and data centres"
    credit = {"unit": "MH", "source": f"{located}; good to a factor of 2 to 3", "licence": EPOCH}
    parts = [HEAD]
    for year in (2022, 2024):
        values = {
            code: float(f"{float(data.series[code, COMPUTE][year]['value']) / 1e6:.5g}")
            for code in ROSTER
        }
        parts.append(table(f"compute_{year}", {"values": values, **credit}))
    for year in (2022, 2023, 2024):
        whole = float(data.series["WLD", COMPUTE][year]["value"]) / 1e6
        parts.append(table(f"world_compute_{year}", {"value": float(f"{whole:.4g}"), **credit}))
    moves = {
        code: float(data.series[code, "ai_talent_netflow"][2024]["value"])
        for code in ("USA", "IND")
    }
    few = {
        "capex": (
            197.0, "$bn/yr", "Capital expenditure of US hyperscalers in 2024, company reports",
            "facts, cited",
        ),
        "adoption": (
            0.135, "share", "Eurostat, EU firms of 10 and more using AI, 2024", "CC-BY-4.0"
        ),
        "lag": (
            LAG["CHN"][0], "months", "Epoch Capabilities Index; band 4 to 14 months (see the "
            "library's epoch-lag)", EPOCH,
        ),
        **{
            f"moves_{code}": (
                round(value, 1), "persons/month",
                "Stanford HAI, AI Index Report 2026 (Zeki), net moves of AI talent, mean of 2024",
                "facts, cited; the report is CC-BY-ND-4.0",
            )
            for code, value in moves.items()
        },
    }  # fmt: skip
    parts += [
        table(name, {"value": value, "unit": unit, "source": source, "licence": licence})
        for name, (value, unit, source, licence) in few.items()
    ]
    return "\n".join(parts)


def main() -> None:
    """Write the file."""
    write_file(TARGETS, seen(Data(Path(sys.argv[1]))).encode())


if __name__ == "__main__":
    main()
