"""The settings file of a new profile: every setting as a comment that explains it."""

TEMPLATE = """\
# Lineup's settings. Lines that begin with # are comments. What you change by hand counts from the next start;
# File → Settings… writes here, too, and leaves your comments as they are.
# No secret belongs in here: keys, sign-ins and a proxy's password are kept in the system keyring, or in a file that a
# passphrase protects.

# What is shown first: "last" (the list that you last looked at), "all" (All my queues), or a list by its
# account and its name, as File → Settings… writes it.
# start_with = "last"

# How many minutes old the list on the screen may become before Lineup looks whether somebody changed it.
# 0: only when you come back to the window, or ask for it.
# refresh_minutes = 5

# How many megabytes of posters are kept on this computer. The ones used least recently go first. 0: none.
# poster_cache_megabytes = 200

# Some services keep no order: the one that you make is kept on this computer. Where titles go in such a list
# that were added elsewhere: "top" or "bottom".
# new_titles = "bottom"

# Where you sign in, if a service offers both: "service" (as it recommends), "window" (in Lineup) or "browser".
# sign_in_first = "service"

# How many days ahead you are told that a title leaves its service. 0: never.
# leaving_days = 7

# Whether the desktop shows what Lineup has to say while you look at another window: true or false.
# desktop_notices = false

# The way to the network: "system" (as this computer has it), "none", "manual" (an HTTP proxy) or "socks5".
# proxy = "system"
# Of a proxy of your own:
# proxy_host = "proxy.example.org"
# proxy_port = 8080
# proxy_user = "ada"

# Where keys, sign-ins and a proxy's password are kept: "keyring" or "file". Change it in the window, which moves them.
# sign_ins_in = "keyring"

# A keyring that Lineup doesn't know and that you allowed, by its full name.
# other_keyring = "keyrings.cryptfile.cryptfile.CryptFileKeyring"

[netflix]
# Netflix closed its public API in 2014. A server that speaks the same interface can stand in for it:
# give its two addresses. Left out, linking Netflix says that there is nobody to talk to.
# api_address = "https://queues.example.org"
# sign_in_address = "https://login.example.org"

[trakt]
# Trakt is found at its own addresses. Its staging server, or one of your own, can stand in for it.
# api_address = "https://api-staging.trakt.tv"
# sign_in_address = "https://auth.example.org"

[tmdb]
# TMDB is found at its own addresses. A server of your own can stand in for it: the address of its API, version and all,
# and the one below which people approve.
# api_address = "https://api.example.org/3"
# sign_in_address = "https://www.example.org/authenticate"

[chew]
# chew.tv has closed, as Netflix's API has: give the two addresses of a server that speaks its interface.
# api_address = "https://shows.example.org"
# sign_in_address = "https://login.example.org"
"""
