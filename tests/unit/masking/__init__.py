"""Tests of what masks secrets."""
