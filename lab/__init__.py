"""What we learn: batches, experiments, statistics."""
