"""The debrief: what a game came to for one nation, and which choices made it so.

`make_debrief(session, nation)` in `ui.debrief.make` plays it all at once, `steps(session, nation)`
bit by bit, for a window that shows what is known so far and may be closed.  Both give a `Debrief`
(`ui.debrief.data`): numbers and names, no markup.  `ui.debrief.sentences` says them in words, and
`ui.debrief.page.make_page(debrief)` makes them into one HTML file.  No screen is imported here.
"""
