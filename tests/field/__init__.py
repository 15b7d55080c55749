"""Tests of what the world outside found: attackers, files as people have them, servers that others wrote.

They take the program's names from `names`, so that a rename touches one place.
"""
