"""Actions of the window: what a control can mean beside a Command of the session."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """What a person wants of the window."""


@dataclass(frozen=True)
class Go(Action):
    """Open a screen by its name, on top of this one; `about` says what it is to show."""

    screen: str
    about: str = ""


@dataclass(frozen=True)
class Back(Action):
    """Leave this screen for the one before it."""


@dataclass(frozen=True)
class Home(Action):
    """Leave everything for the title."""


@dataclass(frozen=True)
class Quit(Action):
    """Close the window."""


@dataclass(frozen=True)
class About(Action):
    """Show what the screen has to say of another nation."""

    nation: str


@dataclass(frozen=True)
class ChangeSetting(Action):
    """Set a setting to a value."""

    setting: str
    value: object


@dataclass(frozen=True)
class Dismiss(Action):
    """Take a notice off the screen."""
