"""All my lists: one view over the lists of all accounts, and what to watch next."""
