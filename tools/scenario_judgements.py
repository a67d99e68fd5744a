"""What no file says: our estimates, nation by nation."""

NAMES = {
    "USA": "United States", "CHN": "China", "EUU": "European Union", "GBR": "United Kingdom",
    "IND": "India", "JPN": "Japan", "KOR": "South Korea", "TWN": "Taiwan",
    "ARE": "United Arab Emirates", "SGP": "Singapore", "BRA": "Brazil", "KEN": "Kenya",
    "CAN": "Canada", "ISR": "Israel", "SAU": "Saudi Arabia", "NGA": "Nigeria",
}  # fmt: skip
QUICK = ["USA", "CHN", "EUU", "GBR", "IND", "TWN", "ARE", "KEN"]
DEFAULT = ["USA", "CHN", "EUU", "GBR", "IND", "JPN", "KOR", "TWN", "ARE", "SGP", "BRA", "KEN"]
ROSTERS = {
    "default": DEFAULT,
    "quick": QUICK,
    "large": [*DEFAULT, "CAN", "ISR", "SAU", "NGA"],
    "hindcast-2018": DEFAULT,
}
POLICY = {
    "USA": "hegemon", "CHN": "balancer", "EUU": "regulator-first", "GBR": "selective-openness",
    "IND": "tit-for-tat", "JPN": "bloc-builder", "KOR": "generous-tit-for-tat",
    "TWN": "selective-openness", "ARE": "techno-optimist", "SGP": "talent-magnet",
    "BRA": "free-rider", "KEN": "always-cooperate", "CAN": "generous-tit-for-tat",
    "ISR": "techno-optimist", "SAU": "techno-optimist", "NGA": "always-cooperate",
}  # fmt: skip
WEST = {"USA", "EUU", "GBR", "JPN", "KOR", "TWN", "CAN", "ISR"}
# months behind the frontier; a second entry tells measured (True) from guessed
LAG = {
    "USA": (0.0, True), "CHN": (7.0, True), "EUU": (7.0, True), "GBR": (7.7, True),
    "KOR": (5.9, True), "CAN": (7.8, True), "ISR": (11.6, True), "JPN": (11.0, False),
    "SGP": (11.0, False), "TWN": (12.0, False), "ARE": (9.0, False), "IND": (13.0, False),
    "BRA": (18.0, False), "SAU": (15.0, False), "KEN": (24.0, False), "NGA": (24.0, False),
}  # fmt: skip
PUBLIC_TRUST = {
    "USA": 0.45, "CHN": 0.70, "EUU": 0.45, "GBR": 0.45, "JPN": 0.40, "KOR": 0.50, "TWN": 0.50,
    "IND": 0.65, "ARE": 0.65, "SGP": 0.62, "BRA": 0.50, "KEN": 0.60, "CAN": 0.42, "ISR": 0.50,
    "SAU": 0.65, "NGA": 0.60,
}  # fmt: skip
APPROVAL = {
    "USA": 0.45, "CHN": 0.60, "EUU": 0.45, "GBR": 0.42, "JPN": 0.40, "KOR": 0.45, "TWN": 0.48,
    "IND": 0.60, "ARE": 0.65, "SGP": 0.60, "BRA": 0.45, "KEN": 0.45, "CAN": 0.43, "ISR": 0.42,
    "SAU": 0.65, "NGA": 0.42,
}  # fmt: skip
AMBITION = {
    "USA": 0.90, "CHN": 0.90, "EUU": 0.60, "GBR": 0.55, "IND": 0.65, "JPN": 0.60, "KOR": 0.70,
    "TWN": 0.65, "ARE": 0.75, "SGP": 0.50, "BRA": 0.35, "KEN": 0.30, "CAN": 0.40, "ISR": 0.55,
    "SAU": 0.70, "NGA": 0.30,
}  # fmt: skip
FAB_HABIT = {
    "USA": 0.20, "CHN": 0.30, "EUU": 0.15, "GBR": 0.05, "IND": 0.15, "JPN": 0.25, "KOR": 0.30,
    "TWN": 0.30, "ARE": 0.05, "SGP": 0.10, "BRA": 0.05, "KEN": 0.0, "CAN": 0.05, "ISR": 0.15,
    "SAU": 0.05, "NGA": 0.0,
}  # fmt: skip
FAB_SHARE = {
    "TWN": 0.862, "CHN": 0.065, "KOR": 0.045, "USA": 0.020, "JPN": 0.004, "EUU": 0.002,
    "ISR": 0.001, "SGP": 0.001,
}  # fmt: skip
EQUIPMENT = {"USA": 0.40, "EUU": 0.35, "JPN": 0.20, "CHN": 0.03, "GBR": 0.01, "KOR": 0.01}
# AI specialists counted on professional networks are too few where these are little used
COVERAGE = {"JPN": 4.0, "KOR": 3.0, "IND": 1.6, "BRA": 1.3, "ISR": 2.5, "ARE": 1.6, "TWN": 1.3}
EXTRA_POWER = {"ARE": 1.0, "SAU": 0.5}
"""GW under construction beside the grid's usual share."""
CHOKE = {
    "USA": {"TWN": 0.8, "KOR": 0.8, "JPN": 0.6, "ISR": 0.6, "SGP": 0.6, "EUU": 0.4, "CHN": 0.3},
    "EUU": {"TWN": 0.3, "KOR": 0.3, "USA": 0.3, "JPN": 0.3, "ISR": 0.3, "CHN": 0.3},
    "JPN": {"TWN": 0.2, "KOR": 0.2, "CHN": 0.1},
}
