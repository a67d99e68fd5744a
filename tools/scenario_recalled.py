"""What no file says of the nations: programmes, grids and opinion, recalled or ours."""

ROSTER = [
    "USA", "CHN", "EUU", "GBR", "IND", "JPN", "KOR", "TWN", "ARE", "SGP", "BRA", "KEN",
    "CAN", "ISR", "SAU", "NGA",
]  # fmt: skip
PROGRAMMES_2024 = {
    "USA": 0.012, "CHN": 0.045, "EUU": 0.02, "GBR": 0.04, "IND": 0.02, "JPN": 0.03, "KOR": 0.06,
    "TWN": 0.05, "ARE": 0.18, "SGP": 0.09, "BRA": 0.05, "KEN": 0.04, "CAN": 0.016, "ISR": 0.026,
    "SAU": 0.08, "NGA": 0.01,
}  # fmt: skip
"""% of GDP a year, announced; programmes of several years by the year."""
PROGRAMMES_2018 = {
    "USA": (0.007, "NITRD about 1.0 $bn a year, DARPA AI Next 2 $bn in 5 years"),
    "CHN": (0.030, "plan of July 2017: public research and funds of 2 to 8 $bn in 2018"),
    "EUU": (0.009, "Horizon 0.5, France 0.3 and Germany 0.5 $bn a year"),
    "GBR": (0.009, "AI sector deal of April 2018: about 0.3 $bn of public money a year"),
    "IND": (0.004, "mission on cyber-physical systems: 0.5 $bn in 5 years"),
    "JPN": (0.014, "budgets of 2018: 77 billion yen"),
    "KOR": (0.022, "strategy of May 2018: 2.2 trillion won in 5 years"),
    "TWN": (0.050, "action plan 2018-21: about 10 billion dollars of Taiwan a year"),
    "ARE": (0.020, "strategy of October 2017, no sum: ours"),
    "SGP": (0.010, "AI Singapore: 150 million dollars of Singapore in 5 years, and others"),
    "BRA": (0.005, "no strategy in 2018: ours"),
    "KEN": (0.002, "no strategy in 2018: ours"),
    "CAN": (0.003, "Pan-Canadian strategy and Scale AI: 0.35 billion Canadian dollars in 5 years"),
    "ISR": (0.010, "no strategy in 2018: ours"),
    "SAU": (0.010, "no strategy in 2018: ours"),
    "NGA": (0.001, "no strategy in 2018: ours"),
}
"""% of GDP a year, announced by the end of 2018, and what that is."""
GRID_2018 = {
    "USA": 1095.0, "CHN": 1900.0, "EUU": 940.0, "GBR": 108.0, "IND": 405.0, "JPN": 325.0,
    "KOR": 119.0, "TWN": 52.0, "ARE": 31.0, "SGP": 13.6, "BRA": 163.0, "KEN": 2.7, "CAN": 147.0,
    "ISR": 18.0, "SAU": 86.0, "NGA": 4.1,
}  # fmt: skip
"""GW of capacity at the end of 2018, for which no file has a row."""
CENTRES_2018 = {"USA": 0.45, "CHN": 0.45, "IND": 0.40}
CENTRES_2018_ELSEWHERE = 0.60
"""Data centres of 2018 over those of 2024: use of power, 76 of 176 TWh in the USA (2018, 2023)."""
JOBLESS_2018 = {"EUU": 0.072, "TWN": 0.037}
APPROVAL_2018 = {
    "USA": 0.42, "CHN": 0.60, "EUU": 0.42, "GBR": 0.33, "IND": 0.60, "JPN": 0.42, "KOR": 0.52,
    "TWN": 0.32, "ARE": 0.65, "SGP": 0.60, "BRA": 0.35, "KEN": 0.48, "CAN": 0.45, "ISR": 0.45,
    "SAU": 0.65, "NGA": 0.40,
}  # fmt: skip
"""Polls of late 2018 where there are some (Brazil: of the elected president)."""
