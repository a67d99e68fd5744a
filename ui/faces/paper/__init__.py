"""Paper: pages that need nothing but themselves."""
