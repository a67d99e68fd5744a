"""What we ask: scenarios and their figures, with sources."""
