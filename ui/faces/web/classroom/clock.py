"""The clock of a class: hours of the day that never go back while it runs."""

import time


class Clock:
    """Seconds since 1970, as the day's clock had them at the start and a steady one counts on."""

    def __init__(self) -> None:
        self._began = time.time() - time.monotonic()

    def now(self) -> float:
        """Seconds; setting the computer's clock in the middle of a lesson changes nothing."""
        return self._began + time.monotonic()
