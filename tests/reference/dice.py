"""Throws by address, from docs/ODD.md (Stochasticity): Philox4x32-10 on whole numbers."""

WORD = 2**32

FAB_LOSS, CUT_OFF, BREAKTHROUGH, INCIDENT, DECOUPLING, ELECTION, TALENT_FREEZE = range(1, 8)


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, ...]:
    """Ten rounds of Salmon, Moraes, Dror and Shaw 2011; four words."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * c0, WORD)
        high1, low1 = divmod(0xCD9E8D57 * c2, WORD)
        c0, c1, c2, c3 = high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0
        k0, k1 = (k0 + 0x9E3779B9) % WORD, (k1 + 0xBB67AE85) % WORD
    return c0, c1, c2, c3


def uniform(seed: int, replicate: int, tick: int, event: int, who: int, whom: int) -> float:
    """A number in [0, 1): the 27 high bits of the first word, then 26 of the second."""
    first, second, *_ = philox((tick, event, who, whom), (seed, replicate))
    return ((first >> 5) * 2**26 + (second >> 6)) / 2**53
