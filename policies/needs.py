"""What a nation's condition asks of its money and its rules, whatever it wants.

Policies differ in what they want; a power shortage, a distrustful public or a world in danger
presses on all of them.
"""

from policies.choices import Address, Budget
from policies.traits import Traits
from sim.dice import Event
from sim.jit import inlined
from sim.maths import TINY, clip, larger, positive, sat, smaller, where
from sim.orders import LARGEST_BUDGET
from sim.sight import Self

STANCE_CHOICE = int(Event.STANCE_CHOICE)
CONTENT = 0.5  # public trust and approval above this ask for nothing
ALARMING = 0.004  # chance a quarter of a world catastrophe that alarms half as much as any could
FAR = 2.0  # ln; so far behind the leader frontier work is half as pressing
SHY = 0.25  # how far alarm adds to the taste for rules, which is more of a habit
SPREADING, ALL_ABROAD = 5.0, 0.9  # who has 30 % of its services at home may spread fully
CHIP_STATE = 10.0  # share of the world's fabs over that of its output which pays for half of it
USUAL_UNEMPLOYMENT = 0.06
NEVER_ALL = 0.95  # energy alone computes nothing, and cybersecurity alone oversees nothing


@inlined
def worry(me: Self) -> float:
    """How far public trust and approval are below contentment, together, 0 to 1."""
    return clip(positive(CONTENT - me.public_trust) + positive(CONTENT - me.approval), 0.0, 1.0)


@inlined
def energy(fabs: float, me: Self, traits: Traits) -> float:
    """Energy's share of infrastructure: the habit, and more while compute stands without power."""
    room = NEVER_ALL * (1.0 - fabs)
    return smaller(traits.energy + 0.5 * me.power_gap, room)


@inlined
def cybersecurity(me: Self, traits: Traits) -> float:
    """Cybersecurity's share of governance: the habit, and up to 0.2 more under threat."""
    room = NEVER_ALL * (1.0 - traits.privacy)
    return smaller(traits.cybersecurity + 0.2 * sat(me.threat, 1.0), room)


@inlined
def budget_by_need(
    size: float,
    infrastructure: float,
    workforce: float,
    research: float,
    governance: float,
    industry: float,
    cooperation: float,
    fabs: float,
    heed: float,
    me: Self,
    traits: Traits,
    services: float = 0.0,
) -> Budget:
    """A split bent to the nation's condition, with programmes that follow habits and needs.

    `services` is the least share of industry's money for public services that use AI; `heed`, 0 to
    1, is how much of industry's money a fully worried public can move to governance.  The split
    keeps its sum.
    """
    moved = heed * worry(me) * industry
    public = larger(traits.public_adoption, services)
    retraining = traits.reskilling + 2.0 * positive(me.unemployment - USUAL_UNEMPLOYMENT)
    return Budget(
        size=clip(size, 0.0, LARGEST_BUDGET),
        infrastructure=infrastructure,
        workforce=workforce,
        research=research,
        governance=governance + moved,
        industry=industry - moved,
        cooperation=cooperation,
        energy=energy(fabs, me, traits),
        fabs=fabs,
        reskilling=smaller(retraining, 1.0),
        applied_research=traits.applied_research,
        privacy=traits.privacy,
        cybersecurity=cybersecurity(me, traits),
        public_adoption=public,
        partnerships=smaller(traits.partnerships, NEVER_ALL * (1.0 - public)),
        joint_projects=traits.joint_projects,
    )


@inlined
def alarm(me: Self) -> float:
    """How much the world's hazard frightens, 0 to 1."""
    return sat(positive(me.world_hazard), ALARMING)


@inlined
def strictness(least: float, most: float, me: Self, traits: Traits) -> float:
    """Strictness of rules, from `least` to `most`: caution and distrust ask for it, alarm a bit."""
    wish = traits.caution + positive(CONTENT - me.public_trust) + SHY * alarm(me)
    return least + (most - least) * smaller(wish, 1.0)


@inlined
def safety(least: float, most: float, me: Self, traits: Traits) -> float:
    """How far frontier work waits, from `least` to `most`: by caution and alarm, and nearness.

    Who is far behind the frontier has little that could wait.
    """
    wish = 0.5 * traits.caution + alarm(me)
    near = 1.0 - sat(positive(me.lag), FAR)
    return least + (most - least) * smaller(wish, 1.0) * near


@inlined
def spread(most: float, me: Self) -> float:
    """Diversification, up to `most`: it costs by what is bought abroad.

    Who has hardly any services at home cannot afford it, and keeps a tenth for the name's sake;
    unless it sells the world its chips.
    """
    at_home = clip(SPREADING * (ALL_ABROAD - me.foreign_share), 0.1, 1.0)
    chips = sat(me.fab_share, larger(CHIP_STATE * me.gdp_share, TINY))
    return most * larger(at_home, chips)


@inlined
def by_trust(trust: float, high: float, low: float, middling: float, closed: float) -> float:
    """A stance in three steps: 1 above `high` trust, `middling` above `low`, else `closed`."""
    return where(trust > high, 1.0, where(trust > low, middling, closed))


@inlined
def mirrored(last_stance: float) -> float:
    """The other's last stance, rounded up a little so that small slips do not spiral down."""
    return smaller(last_stance + 0.05, 1.0)


@inlined
def fabs_at_least(share: float, traits: Traits) -> float:
    """The habitual fab share, or `share` where the habit is less."""
    return larger(traits.fabs, share)


@inlined
def stance_luck(luck: Address) -> Address:
    """The address of the stance towards the same rival: a pact must follow the same throw."""
    return Address(luck.luck, STANCE_CHOICE, luck.who, luck.whom)
