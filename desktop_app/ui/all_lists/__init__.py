"""All my queues: one view over the lists of all accounts, and what to watch next."""
