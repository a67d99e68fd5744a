"""How large a class may be, and how long what people write in it."""

MOST_WORLDS = 16
LONGEST_LABEL = 24
"""Characters of what a seat calls itself."""
LONGEST_EXPLANATION = 1000
"""Characters of the written explanation."""
