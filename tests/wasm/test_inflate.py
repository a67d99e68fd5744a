"""What a page has packed is what is unpacked in it, or it is said to be damaged."""

import gzip
import hashlib
import random

LUCK = random.Random(5)
INSIDES = (
    b"",
    b"a",
    b"a" * 70_000,
    bytes(LUCK.randrange(256) for _ in range(70_000)),
    bytes(LUCK.choice(b"\0\0\0\1\2 abc") for _ in range(50_000)),
    " ".join(str(k * k) for k in range(20_000)).encode(),
)
LEVELS = (0, 1, 6, 9)


def test_all_levels_and_kinds_come_back(told, tmp_path):
    files, expected = [], []
    for k, inside in enumerate(INSIDES):
        for level in LEVELS:
            file = tmp_path / f"{k}-{level}"
            file.write_bytes(gzip.compress(inside, level, mtime=0))
            files.append(str(file))
            expected.append(hashlib.sha256(inside).hexdigest())
    assert told("inflate.mjs", files) == expected


def test_whatever_is_changed_or_cut_off_is_damaged(told, tmp_path):
    whole = gzip.compress(INSIDES[-1], 9, mtime=0)
    cases = [whole[:cut] for cut in (0, 9, 17, len(whole) // 2, len(whole) - 1)]
    for _ in range(60):
        at = LUCK.randrange(10, len(whole))  # what stands before is told by no sum
        cases.append(whole[:at] + bytes([whole[at] ^ 1 << LUCK.randrange(8)]) + whole[at + 1 :])
    files = []
    for k, case in enumerate(cases):
        files.append(str(tmp_path / str(k)))
        (tmp_path / str(k)).write_bytes(case)
    assert set(told("inflate.mjs", files)) == {"damaged"}
