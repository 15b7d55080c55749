"""The health of each account, and the ledger of requests."""
