"""The debrief: what a game came to for one nation, and which choices made it so.

`make_debrief(session, nation)` in `make` plays it all at once, `steps(session, nation)` bit by bit,
for a screen that shows what is known so far and may be closed.  Both give a `Debrief` (`data`):
numbers and names, no markup.  `sentences` says them in words; `ui.faces.paper.debrief` makes them
into one HTML file.  No screen is imported here.
"""
