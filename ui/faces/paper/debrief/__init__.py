"""The debrief as a page."""
