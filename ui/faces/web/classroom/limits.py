"""How often something may be done: buckets that fill again with time."""

from collections import OrderedDict
from collections.abc import Hashable


class Bucket:
    """Holds `size` tries and fills again with `rate` of them a second."""

    def __init__(self, size: float, rate: float) -> None:
        self.size, self.rate = size, rate
        self._left, self._at = size, 0.0

    def has(self, now: float) -> bool:
        """Whether a try is left."""
        return self._level(now) >= 1.0

    def take(self, now: float) -> bool:
        """Take a try, where one is left."""
        level = self._level(now)
        took = level >= 1.0
        self._left, self._at = level - took, now
        return took

    def _level(self, now: float) -> float:
        return min(self.size, self._left + self.rate * max(now - self._at, 0.0))


class Buckets:
    """A bucket for each of many; the ones used longest ago are forgotten beyond `most`."""

    def __init__(self, size: float, rate: float, most: int = 1024) -> None:
        self.size, self.rate, self.most = size, rate, most
        self._found: OrderedDict[Hashable, Bucket] = OrderedDict()

    def of(self, key: Hashable) -> Bucket:
        """The bucket of one."""
        bucket = self._found.pop(key, None) or Bucket(self.size, self.rate)
        self._found[key] = bucket
        if len(self._found) > self.most:
            self._found.popitem(last=False)
        return bucket
