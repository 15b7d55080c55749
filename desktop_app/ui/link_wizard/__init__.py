"""The wizard that signs in to a service: the embedded page, the person’s browser, or a code."""
