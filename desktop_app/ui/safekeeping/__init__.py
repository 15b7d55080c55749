"""The place of secrets, as a person sees and chooses it."""
