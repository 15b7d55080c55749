"""The command holds no secret, and a shell reads of it what was asked."""

import os
import shlex
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.explorer.curl import as_curl
from desktop_app.explorer.query import Query
from desktop_app.masking import DOTS, SECRETS

URL = "https://api.example.org/x"
words = st.text(st.characters(blacklist_characters="\0\1", blacklist_categories=["Cs"]), max_size=20)


def test_a_read() -> None:
    headers = (("Accept", "application/json"), ("Authorization", f"Bearer 0123{DOTS}"), ("Accept-Encoding", "gzip"))
    command = as_curl(Query("GET"), URL, (("a b", "it's"),), headers)

    assert command.splitlines() == [
        "# Lineup copies no secrets: set AUTHORIZATION yourself.",
        "curl -i --compressed 'https://api.example.org/x?a%20b=it%27s' \\",
        "  -H 'Accept: application/json' \\",
        "  -H 'Authorization: '\"$AUTHORIZATION\"",
    ]


def test_a_write() -> None:
    command = as_curl(Query("POST", body="a=1\npassword=hush-hush-hush"), URL, (("api_key", "0123456789abcdef"),), ())

    assert command.splitlines()[0].endswith("set API_KEY, PASSWORD yourself.")
    assert "curl -i --compressed -X POST 'https://api.example.org/x?api_key='\"$API_KEY\"" in command
    assert "--data-urlencode a=1" in command
    assert "hush" not in command
    assert "0123" not in command


def test_a_body_stays_as_it_was_written() -> None:
    body = '{"a": "-H x --data y", "b": "it\'s"}'

    assert shlex.split(as_curl(Query("PUT", body=body), URL, (), ()))[-1] == body


@given(st.sampled_from(SECRETS), st.from_regex(r"[A-Za-z0-9]{16,30}", fullmatch=True))
def test_no_secret_is_in_it(name: str, secret: str) -> None:
    query = Query("POST", body=f'{{"{name}": "{secret}"}}')
    command = as_curl(query, URL, ((name, secret),), (("X-Key", f"0123{DOTS}"),))

    assert secret not in command


@given(words, words)
@pytest.mark.skipif(shutil.which("sh") is None, reason="no POSIX shell")
def test_a_shell_reads_what_was_meant(value: str, header: str) -> None:
    header = " ".join(header.split())
    command = as_curl(Query("GET"), URL, (), (("X-Plain", header + value.replace("\n", " ").replace("\r", " ")),))
    words = shlex.split(command.replace("\\\n", " "))

    assert words[:4] == ["curl", "-i", "--compressed", URL]
    assert words[5] == f"X-Plain: {header}{value.replace(chr(10), ' ').replace(chr(13), ' ')}"


@pytest.mark.skipif(shutil.which("sh") is None, reason="no POSIX shell")
def test_the_shell_fills_the_secrets_in() -> None:
    command = as_curl(Query("GET"), URL, (("api_key", "x"),), ()).replace("curl -i --compressed", "printf %s")
    sh = shutil.which("sh")
    assert sh is not None
    told = subprocess.run([sh, "-c", command], env={**os.environ, "API_KEY": "42"}, capture_output=True, check=True)

    assert told.stdout.decode() == f"{URL}?api_key=42"


@pytest.mark.parametrize("text", ["\0A\1", "\0HOME\1", "x\0PATH\1y", "\1\0A"])
def test_no_value_becomes_a_variable_of_the_shell(text: str) -> None:
    form = Query("POST", body=f"a={text}\n{text}=b")
    assert "$" not in as_curl(form, f"{URL}/{text}", ((text, text),), ((text, text),))
