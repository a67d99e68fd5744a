"""x"""


def make_page(results: object) -> str:
    """x"""
    return "<html></html>"
