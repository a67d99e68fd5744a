"""One rule a file, one page in docs/model, one test file."""
