"""The stand-in for a secret: enough to compare, never enough to use."""

DOTS = "••••••"
LONG_SECRET = 12
_KEPT = 4


def masked(secret: str) -> str:
    """The first characters of a long secret, nothing of a short one; what is masked already stays as it is."""
    if secret.endswith(DOTS) and len(secret) <= _KEPT + len(DOTS):
        return secret
    return (secret[:_KEPT] if len(secret) >= LONG_SECRET else "") + DOTS
