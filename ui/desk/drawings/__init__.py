"""Drawings: each chart once, with a pen; every face paints them with its own painter."""
