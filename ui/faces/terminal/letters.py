"""Letters and signs that the terminal's encoding lacks, by others that are read alike."""

import codecs
import unicodedata

ALIKE = "sixpillars-alike"
"""The name of this way to encode, for `errors=`."""
_SIGNS = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "•": "*",
        "·": ".",
        "×": "x",
        "→": "->",
        "←": "<-",
        "≤": "<=",
        "≥": ">=",
        "≈": "~",
        "\u2044": "/",
        "¿": "?",
        "¡": "!",
        "ñ": "ny",  # without its wave, a Spanish year is something else
        "Ñ": "NY",
    }
)


def alike(text: str) -> str:
    """In ASCII: letters without their marks, plain signs, and ? for what has no likeness."""
    bare = unicodedata.normalize("NFKD", text.translate(_SIGNS)).translate(_SIGNS)
    letters = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return letters.encode("ascii", "replace").decode("ascii")


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return alike(error.object[error.start : error.end]), error.end


codecs.register_error(ALIKE, _replace)
