"""A screen as data: boxes, shapes, controls, and the pen that writes them."""
