"""Which rules these are: the one place where their number stands.

It rises when games of the rules before can neither be gone on with nor replayed.  Diaries, saves
and manifests say it beside the digest of the sources, which changes with every byte.
"""

RULES = 2
FIRST_RULES = 1
"""Those of files that have no number: they are older than it."""
