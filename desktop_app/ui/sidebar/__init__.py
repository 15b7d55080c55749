"""The sidebar: accounts and their lists."""
