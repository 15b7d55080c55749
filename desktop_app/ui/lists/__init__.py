"""The lists that an account has: opened, made, renamed, deleted and put in order."""
