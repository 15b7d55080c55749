"""The emulator of Netflix's public API 1.0, closed in 2014 (docs: netflix.md)."""
