"""Lists in a description: what is right becomes a value, every mistake is told with its line and key."""

import subprocess
import sys

import pytest

from desktop_app.domain.errors import DescriptionError
from desktop_app.providers.described import read_text
from desktop_app.providers.described.list_description import AddedAt, GuardKind, MoveKind
from tests.sentences import mistakes_of
from tests.unit.providers.described.listed import BY_INDEX, HEAD, described


def mistakes_in(text: str) -> tuple[str, ...]:
    with pytest.raises(DescriptionError) as caught:
        read_text(text, "my.toml")
    return mistakes_of(caught.value)


def changed(before: str, after: str) -> str:
    text = described()
    assert before in text
    return text.replace(before, after, 1)


def test_a_right_description_becomes_a_value() -> None:
    lists = read_text(described(), "my.toml").lists
    assert lists is not None
    assert lists.move is not None
    assert lists.move.kind is MoveKind.INDEX
    assert lists.move.call.method == "PUT"
    assert lists.move.call.body == {"position": "{index}"}
    assert lists.add is not None
    assert lists.add.at is AddedAt.END
    assert lists.remove is not None
    assert lists.remove.method == "DELETE"
    assert lists.guard.kind is GuardKind.DIGEST
    assert lists.host == "api.example"


def test_without_lists_there_are_none() -> None:
    assert read_text(described("", head=HEAD.partition("[lists]")[0]), "my.toml").lists is None


def test_the_library_of_paths_is_not_loaded_for_a_description_without_lists() -> None:
    text = described("", head=HEAD.partition("[lists]")[0])
    code = f"import sys; from desktop_app.providers.described import read_text; read_text({text!r}, 'my.toml')"
    run = subprocess.run([sys.executable, "-c", f"{code}; assert 'jmespath' not in sys.modules"], check=False)
    assert run.returncode == 0


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            'items = "items"',
            'items = "items[*"',
            "my.toml, line 17, items.items: expected a path into the answer in JMESPath,",
        ),
        ('kind = "index"', 'kind = "swap"', 'my.toml, line 23, move.kind: expected one of "index", "after",'),
        ('kind = "index"\n', "", 'my.toml, line 22, move.kind: expected one of "index",'),
        (
            "/items/{slot}",
            "/items/first",
            "my.toml, line 26, move.body: expected {slot} in the address, the query or the body: without it this call",
        ),
        ('"{index}"', '"last"', "my.toml, line 26, move.body: expected {index} in the address,"),
        ('"{index}"', '"{indx}"', "my.toml, line 26, move.body: expected no {indx}, which means nothing here."),
        ('"{index}"', "1979-05-27", "my.toml, line 26, move.body: expected a table of texts, numbers,"),
        (
            'slot = "id"\n',
            "",
            "my.toml, line 24, move.url: expected no {slot}, for items.slot does not say where an entry has its id.",
        ),
        ('"{title}"', '"new"', "my.toml, line 30, add.body: expected {title} in the address,"),
        (
            'url = "https://api.example/lists/{list}/items"\nbody',
            'url = "https://evil.example/lists/{list}/items"\nbody',
            "my.toml, line 29, add.url: expected an address at api.example, as in items.url: lists are read and",
        ),
        ('url = "https://api.example/lists"\n', "", "my.toml, line 9, lists.url: expected the address of the call"),
        (
            "/lists/{list}/items",
            "/lists/main/items",
            "my.toml, line 16, items.url: expected {list} in the address,",
        ),
        ("[remove]", "[guard]\nkind = 'header'\n[remove]", "my.toml, line 32, guard.read: expected where the mark is:"),
        (
            "[remove]",
            "[paging]\nkind = 'token'\nparameter = 'p'\n[remove]",
            "my.toml, line 32, paging.next: expected a path into the answer",
        ),
        ("[remove]", "[paging]\nkind = 'page'\n[remove]", "my.toml, line 32, paging.parameter: expected the name of"),
        (
            "[remove]",
            "[[errors]]\nmeans = 'odd'\n[remove]",
            'my.toml, line 33, errors.1.means: expected one of "stale",',
        ),
        ("[remove]", "[limits]\ngap = 0\n[remove]", "my.toml, line 33, limits.gap: expected a whole number"),
        (
            'slot = "id"',
            "doubles = true",
            "my.toml, line 18, items.doubles: expected false, for items.slot does not say",
        ),
        ("[move]", "[move]\nbase = true", "my.toml, line 23, move.base: expected 0 or 1, without quotes."),
        ("[move]", "[move]\nbse = 1", "my.toml, line 23, move.bse: no such key; did you mean base?"),
    ],
)
def test_a_mistake_is_told_with_its_place(before: str, after: str, told: str) -> None:
    mistakes = mistakes_in(changed(before, after))
    assert any(each.startswith(told) for each in mistakes), mistakes


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            '[move]\nkind = "whole"\nurl = "{api}/o"\nbody = {{ rank = "all" }}',
            "my.toml, line 24, move.body: expected {ids} in the address,",
        ),
        (
            '[move]\nkind = "whole"\nurl = "{api}/o"\nbody = {{ rank = "{{entries}}" }}',
            "my.toml, line 21, move.entry: expected what one entry looks like,",
        ),
        (
            '[move]\nkind = "after"\nurl = "{api}/{{slot}}/after/{{after}}"',
            "my.toml, line 21, move.first: expected what stands in the address where no entry is the neighbor.",
        ),
        (
            '[move]\nkind = "before"\nurl = "{api}/{{slot}}"\nbody = {{ after = "{{after}}" }}',
            "my.toml, line 24, move.body: expected {before} in the address,",
        ),
    ],
)
def test_a_move_that_cannot_work_is_told(more: str, told: str) -> None:
    mistakes = mistakes_in(described(more))
    assert any(each.startswith(told) for each in mistakes), mistakes


def test_a_path_as_deep_as_the_sea_is_a_mistake_and_no_crash() -> None:
    assert mistakes_in(changed('items = "items"', f'items = "{"(" * 190}"'))
    assert mistakes_in(changed('items = "items"', f'items = "{"a" * 300}"'))


def test_by_index_is_complete() -> None:
    assert read_text(described(BY_INDEX), "my.toml").lists
