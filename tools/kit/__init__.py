"""The workshop's kit for facilitators: its Markdown pages as printable HTML and PDF."""
