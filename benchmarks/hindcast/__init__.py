"""The world of 2018 to 2024 against what was seen: fitted on the first years, judged on others.

`python -m benchmarks.hindcast`; docs/evidence.md says what it asks and what came out.
"""
