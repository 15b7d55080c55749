"""Words of all errors, in tables by subject, and the functions that make sentences of them."""
