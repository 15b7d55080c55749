"""Descriptions of services with lists, for tests."""

HEAD = """\
name = "Shelf"
flows = ["key"]

[user]
url = "{api}/me"
id = "id"
name = "name"

[lists]
url = "{api}/lists"
items = "lists"
id = "id"
name = "title"

[items]
url = "{api}/lists/{{list}}/items"
items = "items"
slot = "id"
title = "video.id"
name = "video.title"
"""

BY_INDEX = """
[move]
kind = "index"
method = "PUT"
url = "{api}/lists/{{list}}/items/{{slot}}"
body = {{ position = "{{index}}" }}

[add]
url = "{api}/lists/{{list}}/items"
body = {{ video = "{{title}}" }}

[remove]
url = "{api}/lists/{{list}}/items/{{slot}}"
"""


def described(more: str = BY_INDEX, api: str = "https://api.example", head: str = HEAD) -> str:
    """Text of a description."""
    return (head + more).format(api=api)
