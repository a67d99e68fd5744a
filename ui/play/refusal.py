"""What is said when a command cannot do what was asked."""


class Refusal(Exception):
    """One clear sentence: the place, the value, and what would be right."""

    code = 2
    """The exit code of the command."""


class Unsound(Refusal):
    """What was asked is done and written, but some of its games came to mean nothing."""

    code = 3
