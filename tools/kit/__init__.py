"""Kits for whoever leads a room: their Markdown pages as printable HTML and PDF."""
