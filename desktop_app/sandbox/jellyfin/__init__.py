"""A Jellyfin server, emulated as its source and its clients describe it (contract: jellyfin.md).

No source tells the rest, which is decided here:
- A playlist is public when it is made without `IsPublic`. Who may not delete an item gets 401 with a JSON string.
- `/Items` that is neither recursive nor a search holds nothing: this server's folders are not shown.
- A series, a season or a playlist that is added is opened into its episodes or entries.
- An Emby server is told apart by its public information, and answers nothing else.
"""
