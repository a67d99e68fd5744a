"""A package that cannot be imported."""

raise RuntimeError("of no use")
