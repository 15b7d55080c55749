"""Where secrets are kept, as a person sees and decides it."""
