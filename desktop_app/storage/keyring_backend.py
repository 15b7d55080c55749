"""The name of the keyring's backend, for who looks for a fault."""


def backend_in_use() -> str:
    """As the keyring library names it, such as `SecretService.Keyring`."""
    import keyring  # noqa: PLC0415 - as in `credential_store`

    backend = keyring.get_keyring()
    inner = getattr(backend, "backends", None)
    chosen = next(iter(inner), backend) if inner else backend
    return f"{type(chosen).__module__.rpartition('.')[2]}.{type(chosen).__name__}"
