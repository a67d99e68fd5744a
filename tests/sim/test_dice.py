"""The dice: known answers of Random123, range, addresses."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.dice import Event, Luck, philox, uniform

ONES = 0xFFFFFFFF
WORD = st.integers(0, ONES)


def test_philox_of_zeros_as_published() -> None:
    assert philox(0, 0, 0, 0, 0, 0) == (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)


def test_philox_of_ones_as_published() -> None:
    answer = philox(ONES, ONES, ONES, ONES, ONES, ONES)
    assert answer == (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)


def test_philox_of_the_digits_of_pi_as_published() -> None:
    answer = philox(0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0)
    assert answer == (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)


@settings(deadline=None, max_examples=100)
@given(WORD, WORD, st.integers(0, 10_000), WORD, WORD)
def test_uniform_is_the_top_53_bits_and_lies_in_the_unit_interval(
    seed: int, replicate: int, tick: int, who: int, whom: int
) -> None:
    draw = uniform(Luck(seed, replicate, tick), 3, who, whom)
    first, second, _, _ = philox(tick, 3, who, whom, seed, replicate)
    assert draw == ((first >> 5) * 2**26 + (second >> 6)) / 2**53
    assert 0.0 <= draw < 1.0


def test_every_part_of_the_address_matters() -> None:
    address = [1, 2, 3, 4, 5, 6]
    draws = set()
    for k in range(-1, len(address)):
        seed, replicate, tick, event, who, whom = (v + (i == k) for i, v in enumerate(address))
        draws.add(uniform(Luck(seed, replicate, tick), event, who, whom))
    assert len(draws) == 7


def test_draws_are_uniform_and_uncorrelated_over_neighbouring_addresses() -> None:
    n = 2000
    draws = [uniform(Luck(1, 0, tick), Event.INCIDENT, 0, 0) for tick in range(n)]
    others = [uniform(Luck(1, 1, tick), Event.INCIDENT, 0, 0) for tick in range(n)]
    assert abs(math.fsum(draws) / n - 0.5) < 4.0 * math.sqrt(1 / 12 / n)
    for a, b in ((draws, others), (draws[1:], draws[:-1])):
        covariance = math.fsum((x - 0.5) * (y - 0.5) for x, y in zip(a, b, strict=True)) / len(a)
        assert abs(covariance) < 4.0 / 12 / math.sqrt(n)
    tenths = [sum(int(10 * d) == k for d in draws) for k in range(10)]
    assert sum((c - n / 10) ** 2 / (n / 10) for c in tenths) < 30.0


def test_event_numbers_are_distinct_and_leave_room_for_the_pact_kinds() -> None:
    numbers = [int(event) for event in Event]
    assert len(set(numbers)) == len(numbers)
    assert max(numbers) == Event.PACT_CHOICE
