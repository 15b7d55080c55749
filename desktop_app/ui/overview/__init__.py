"""All my queues: the view over the lists of all accounts, and what to watch next."""
