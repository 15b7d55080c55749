"""The storage of sign-ins: the keyring, or a file under a passphrase."""
