"""World 2: the rules that take the place of `sim.rules` once everything above stands on them."""
