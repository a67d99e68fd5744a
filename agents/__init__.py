"""Who acts: the hosts of policies."""
