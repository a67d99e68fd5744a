from sim import pillars as words
from sim.pillars import PILLARS, PROGRAMMES, Pact, Pillar, Programme, Sector


def test_every_programme_belongs_to_one_pillar() -> None:
    listed = [q for programmes in words.PROGRAMMES_OF for q in programmes]
    assert sorted(listed) == list(range(PROGRAMMES))
    assert len(words.PILLAR_OF) == PROGRAMMES
    assert words.PROGRAMME_COUNT == (3, 2, 2, 3, 3, 2)
    assert words.PILLAR_OF[Programme.FABS] == Pillar.INFRASTRUCTURE
    assert words.PILLAR_OF[Programme.CYBERSECURITY] == Pillar.GOVERNANCE
    assert words.PILLAR_OF[Programme.JOINT_PROJECTS] == Pillar.COOPERATION


def test_numbers_count_up_from_zero() -> None:
    for kind in (Pillar, Programme, Sector, Pact):
        assert [int(member) for member in kind] == list(range(len(kind)))
    assert PILLARS == 6
