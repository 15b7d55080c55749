"""Fuzzing (`make fuzz`): code that reads what others wrote, given bytes that atheris varies by what they reach.

A target is a module in `targets/`, named as it is: `seeds()` gives examples to begin with, `one(data)` reads an input
and raises only what it should not, and `TOKENS` are byte strings worth putting in. `runner.py` does the rest.
"""
