"""The workshop on one page: regimes of cooperation, compared on the same luck, with uncertainty.

`packing` makes the data, `page` the file, `page/` holds what runs in the reader's browser.
"""
