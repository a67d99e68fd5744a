"""Who somebody is: seats and the teacher by secrets in cookies, of which only hashes are kept."""

import hmac
import json
import re
import secrets
from hashlib import sha256

from ui.faces.web.classroom.limits import Bucket
from ui.play.refusal import Refusal
from ui.play.words import say

SEAT, TEACHER = "seat", "teacher"
"""Names of the cookies."""
DAY = 24 * 3600
TRIES = 5
"""Wrong passwords in a row; after that one more each REST seconds."""
REST = 30.0
WRONG_CODES = (120.0, 10.0)
"""Wrong codes that a whole school may try, and again how many a second."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of the password: none that looks like another."""
DIGEST = re.compile(r"[0-9a-f]{64}")
KEPT = 16
"""Pages of the teacher that are remembered."""


def new_password() -> str:
    """Twelve letters in three groups, about 59 bits."""
    drawn = [secrets.choice(LETTERS) for _ in range(12)]
    return "-".join("".join(drawn[k : k + 4]) for k in (0, 4, 8))


class Doorkeeper:
    """Lets in who knows the code or the password; `known` are hashes of the teacher's pages."""

    def __init__(self, code: str, password: str, known: tuple[str, ...] = ()) -> None:
        self._code, self._password = code, password
        self.known = list(known)
        self._codes = Bucket(*WRONG_CODES)
        self._here, self._elsewhere = (Bucket(TRIES, 1 / REST) for _ in range(2))

    def check_code(self, code: str, now: float) -> None:
        """Raise Refusal for a code that is not this class's."""
        if not self._codes.has(now):
            raise Refusal(say("classroom.web.too_many_codes"))
        typed = "".join(letter for letter in code.upper() if letter.isalnum())
        if not _same(typed, self._code.upper()):
            self._codes.take(now)
            raise Refusal(say("classroom.web.wrong_code"))

    def log_in(self, password: str, now: float, here: bool) -> str:
        """The secret of a page of the teacher.  Raises Refusal for a wrong password.

        Tries on this computer are counted by themselves, so that nobody in the room can shut the
        teacher out.
        """
        tries = self._here if here else self._elsewhere
        if not tries.has(now):
            raise Refusal(say("classroom.web.too_many_passwords"))
        if not _same(password.strip().lower(), self._password):
            tries.take(now)
            raise Refusal(say("classroom.web.wrong_password"))
        secret = secrets.token_urlsafe(24)
        self.known = [*self.known[1 - KEPT :], _hash(secret)]
        return secret

    def written(self) -> str:
        """The hashes of the teacher's pages, to be written down; see `remembered`."""
        return json.dumps(self.known)

    def is_teacher(self, secret: str) -> bool:
        """Whether a page has been let in as the teacher's."""
        hashed = _hash(secret)
        found = [hmac.compare_digest(hashed, one) for one in self.known]
        return any(found)


def remembered(written: str | None) -> tuple[str, ...]:
    """The hashes of pages that were written down; what cannot be read lets nobody in."""
    try:
        found = json.loads(written or "[]")
    except ValueError:
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, str) and DIGEST.fullmatch(one))


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(_bytes(given), _bytes(wanted))


def _hash(secret: str) -> str:
    return sha256(_bytes(secret)).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # whatever somebody has sent
