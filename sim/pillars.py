"""The words of the world: six pillars, their programmes, sectors and pact kinds."""

from enum import IntEnum


class Pillar(IntEnum):
    """The six pillars of the WEF's "Sovereign AI" article (April 2024)."""

    INFRASTRUCTURE = 0
    WORKFORCE = 1
    RESEARCH = 2
    GOVERNANCE = 3
    INDUSTRY = 4
    COOPERATION = 5


class Programme(IntEnum):
    """The concrete measures that money inside a pillar pays for."""

    DATA_CENTRES = 0
    ENERGY = 1
    FABS = 2
    STEM_EDUCATION = 3
    RESKILLING = 4
    BASIC_RESEARCH = 5
    APPLIED_RESEARCH = 6
    OVERSIGHT = 7
    PRIVACY = 8
    CYBERSECURITY = 9
    INCENTIVES = 10
    PUBLIC_ADOPTION = 11
    PARTNERSHIPS = 12
    DIPLOMACY = 13
    JOINT_PROJECTS = 14


class Sector(IntEnum):
    """The five sectors in which AI is adopted."""

    ENERGY = 0
    HEALTHCARE = 1
    FINANCE = 2
    TRANSPORTATION = 3
    MANUFACTURING = 4


class Pact(IntEnum):
    """What two nations may agree on; in force while both offer it (T1 to T6 in docs/model)."""

    COMPUTE_SHARING = 0
    TALENT_MOBILITY = 1
    DATA_FLOWS = 2
    SAFETY_STANDARDS = 3
    JOINT_EXPORT_CONTROL = 4
    JOINT_RESEARCH = 5


PILLARS = len(Pillar)
PROGRAMMES = len(Programme)
SECTORS = len(Sector)
PACTS = len(Pact)

PILLAR_OF = (0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5)
"""The pillar of each programme."""

PROGRAMMES_OF = tuple(
    tuple(q for q in range(PROGRAMMES) if PILLAR_OF[q] == p) for p in range(PILLARS)
)
"""The programmes of each pillar."""

PROGRAMME_COUNT = tuple(len(programmes) for programmes in PROGRAMMES_OF)
"""How many programmes each pillar has."""
