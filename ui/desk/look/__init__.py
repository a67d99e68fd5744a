"""How things look: colours, type, spacing."""
