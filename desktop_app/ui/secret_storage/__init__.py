"""Where sign-ins are stored: the keyring, or a file under a passphrase."""
