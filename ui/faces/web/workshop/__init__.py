"""The workshop served to a room: its page for whoever leads it, and one for phones."""
