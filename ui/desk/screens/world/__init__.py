"""The world: the map, what happened, and the orders of the coming turn."""
