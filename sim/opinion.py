"""What public trust and approval tend to, term by term: docs/model/society.md.

The rule says what each term is, and causes tell people of each.
"""

from typing import NamedTuple

from sim.jit import kernel


class TrustTerms(NamedTuple):
    """What public trust in AI tends to, term by term    [share]."""

    normal: float
    governance: float
    standards: float
    privacy: float
    misinformation: float
    data: float
    waiting: float


class ApprovalTerms(NamedTuple):
    """What approval tends to, term by term    [share]."""

    normal: float
    growth: float
    jobs: float
    misinformation: float
    trust: float
    services: float
    orders: float


@kernel
def trust_wish(t: TrustTerms) -> float:
    """The target of public trust before it is clipped    [share]."""
    told = t.normal + t.governance + t.standards + t.privacy
    return told + t.misinformation + t.data + t.waiting


@kernel
def approval_wish(t: ApprovalTerms) -> float:
    """The target of approval before it is clipped    [share]."""
    return t.normal + t.growth + t.jobs + t.misinformation + t.trust + t.services + t.orders
