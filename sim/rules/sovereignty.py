"""Sovereignty: what remains when a partner or a bloc leaves: docs/model/sovereignty.md."""

from sim.flows import Flows
from sim.jit import kernel
from sim.maths import TINY, clip, larger, where
from sim.nations import Nations
from sim.params_demand import ServiceParams
from sim.params_supply import DoorParams
from sim.pillars import Pact
from sim.rules.services import passing
from sim.stocks import Stocks

COMPUTE_SHARING = int(Pact.COMPUTE_SHARING)


@kernel
def doubt(trust: float, p: ServiceParams) -> float:
    """Eq. L9   t_ij = 1 − c R_ij    [share]

    Of what a partner serves, the part that counts as at risk.
    """
    return 1.0 - p.trust_cover * trust


@kernel
def remaining(
    access: float, loss: float, lost_share: float, back: float, ally: float, p: ServiceParams
) -> float:
    """Eq. L10   left = u − loss + r x max(back, b ally)    [index]

    Services left within two years: part of what was lost is replaced at home or by a partner.
    """
    return access - loss + p.replaced * lost_share * larger(back, p.ally_cover * ally)


@kernel
def sovereignty(left: float, best: float, chips: float, sharing: float, p: ServiceParams) -> float:
    """Eq. L4   clip(left/qmax · (1 − y dep (1 − z max_j T1_ij)), 0, 1)    [share]"""
    exposed = 1.0 - p.chip_exposure * chips * (1.0 - p.chip_cover * sharing)
    return clip(left / larger(best, TINY) * exposed, 0.0, 1.0)


@kernel
def withstand(
    now: Stocks, nations: Nations, p: ServiceParams, d: DoorParams, flows: Flows, then: Stocks
) -> None:
    """Sovereignty of every nation: the worst partner, or all distrusted ones, are gone.

    One run over the partners: when a worse one is met, the worst so far is an ally again.
    """
    for i in range(now.nations):
        worst = 0.0
        worst_share = 0.0
        worst_ally = 0.0
        ally = 0.0
        bloc = 0.0
        bloc_share = 0.0
        bloc_ally = 0.0
        sharing = 0.0
        for j in range(now.nations):
            if i != j:
                partner = where(nations.union[i, j] > 0.0, 0.0, 1.0)
                trust = now.trust[i, j]
                at_risk = partner * doubt(trust, p)
                got = flows.consumed[i, j] * passing(then.cut_off[i, j], d.cut_leak)
                risk = got * at_risk
                share = then.supplier_share[i, j] * at_risk
                pact = partner * flows.pact[i, j, COMPUTE_SHARING]
                help_ = pact * flows.ease[i, j] * flows.quality[j] * flows.served[j]
                sharing = larger(sharing, pact)
                worse = risk > worst
                ally = larger(ally, where(worse, worst_ally, help_))
                worst_ally = where(worse, help_, worst_ally)
                worst_share = where(worse, share, worst_share)
                worst = where(worse, risk, worst)
                lost = trust < p.bloc_trust
                bloc += where(lost, risk, 0.0)
                bloc_share += where(lost, share, 0.0)
                bloc_ally = larger(bloc_ally, where(lost, 0.0, help_))
        together = bloc > worst
        left = remaining(
            then.ai_access[i],
            where(together, bloc, worst),
            where(together, bloc_share, worst_share),
            flows.home_service[i],
            where(together, bloc_ally, ally),
            p,
        )
        then.sovereignty[i] = sovereignty(
            left, flows.best_quality[0], flows.largest_chip_share[i], sharing, p
        )
