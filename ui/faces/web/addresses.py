"""What this computer is called on the networks that it is part of."""

import socket
from contextlib import closing, suppress

from ui.play.refusal import Refusal
from ui.play.words import say

FAR = ("10.255.255.254", "172.16.255.254", "192.168.255.254", "192.0.2.1")
"""Places in each range that schools and phones use, and one beyond: nothing is sent to them, but
the system says from which of our addresses it would be."""
NOWHERE = ("127.", "0.", "169.254.")
"""How addresses begin that no phone can reach."""


def network_addresses() -> list[str]:
    """Numeric addresses at which others reach this computer, the likeliest first.

    Raises Refusal where it is part of no network.
    """
    found = [address for far in FAR if (address := _towards(far))]
    with suppress(OSError):
        found += [str(told[4][0]) for told in socket.getaddrinfo(_name(), None, socket.AF_INET)]
    reachable = [one for one in dict.fromkeys(found) if not one.startswith(NOWHERE)]
    if not reachable:
        raise Refusal(say("refuse.no_network"))
    return sorted(reachable, key=_is_unusual)


def own_names() -> list[str]:
    """The names of this computer in addresses, as the network may know them."""
    name = _name().lower()
    short = name.partition(".")[0]
    return list(dict.fromkeys(filter(None, (name, short, f"{short}.local" if short else ""))))


def _towards(far: str) -> str:
    """The address from which a packet would go there; "" where none could."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asked:
        try:
            asked.connect((far, 9))
            return str(asked.getsockname()[0])
        except OSError:
            return ""


def _name() -> str:
    with suppress(OSError):
        return socket.gethostname()
    return ""


def _is_unusual(address: str) -> bool:
    """Whether it is not of the ranges that schools, homes and phones use."""
    second = address.split(".")[1]
    private = address.startswith(("192.168.", "10.")) or (
        address.startswith("172.") and 16 <= int(second) <= 31
    )
    return not private
