"""What is said when a command cannot do what was asked."""


class Refusal(Exception):
    """One clear sentence: the place, the value, and what would be right.  Exit code 2."""
