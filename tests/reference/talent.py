"""Talent, from docs/model/talent.md (T1 to T7)."""

import numpy as np

from tests.reference.quarter import Made, Quarter, others, part


def education(q: Quarter):
    """T1: students of the next quarter, and graduates."""
    p, h = q.params.talent, q.h
    wish = p.intake_floor + p.intake_gain * q.k("stem_education")
    intake = h * p.intake * q.nations.education_base * wish
    leaving = q.now.students * (1 - np.exp(-p.stage * h))
    arriving = np.column_stack([intake, leaving[:, :2]])
    return q.now.students + arriving - leaving, leaving[:, 2]


def appeal(q: Quarter):
    """T2."""
    p, now = q.params.talent, q.now
    return np.exp(
        p.income * np.log(now.gdp / q.nations.population)
        + p.frontier * (now.capability - now.capability.max())
        + p.approval * (now.approval - 0.5)
        + p.science * q.pillar("research")
    )


def moving(q: Quarter, talent, pull):
    """T3, T4 and T5: shares of i's talent that go to j."""
    p, s = q.params.talent, q.flows.gate
    visa = q.orders.visa * np.where(q.then.talent_freeze > 0, p.frozen_door, 1)
    door = p.closed_door + (1 - p.closed_door) * s.T
    welcome = visa * door * q.nations.affinity * (1 + q.pact(2) * q.flows.ease)
    weight = welcome * pull * talent * others(q.n)
    staying = pull * (p.inertia * talent.sum() + talent)
    considered = p.mobility * q.h / (1 + p.mobility * q.h)
    return considered * part(weight, (staying + weight.sum(axis=1))[:, None])


def returning(q: Quarter, pull):
    """T7: shares of people of o at i that come home."""
    p = q.params.talent
    rate = p.return_rate * q.h / (1 + p.return_rate * q.h)
    door = p.return_closed + (1 - p.return_closed) * q.flows.gate
    return rate * pull[:, None] / (pull[:, None] + pull) * door * others(q.n)


def rule(q: Quarter) -> Made:
    students, graduates = education(q)
    pull = appeal(q)
    people = q.now.people * np.exp(-q.params.talent.attrition * q.h) + np.diag(graduates)
    talent = people.sum(axis=0)
    shares = moving(q, talent, pull)
    moved = people * (1 - shares.sum(axis=1)) + people @ shares  # T6
    back = moved * returning(q, pull)
    return {
        "then.students": students,
        "flows.graduates": graduates,
        "flows.appeal": pull,
        "flows.people": people,
        "flows.talent_flow": talent[:, None] * shares + back.T,
        "then.people": moved - back + np.diag(back.sum(axis=1)),
        "then.talent": (moved - back).sum(axis=0) + back.sum(axis=1),
    }
