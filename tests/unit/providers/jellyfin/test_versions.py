"""Versions as servers write them."""

import pytest

from desktop_app.providers.jellyfin.versions import MoveRule, version_of


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ("10.8.13", MoveRule.AS_ASKED),
        ("10.9.11", MoveRule.AS_ASKED),
        ("10.10.0", MoveRule.NOWHERE),
        ("10.10.1", MoveRule.NOWHERE),
        ("10.10.2", MoveRule.ONE_TOO_FAR),
        ("10.10.7.0", MoveRule.ONE_TOO_FAR),
        ("10.11.0", MoveRule.AMONG_VISIBLE),
        ("10.11.0-rc1", MoveRule.AMONG_VISIBLE),
        ("10.100.0", MoveRule.AMONG_VISIBLE),
        ("12.0.0", MoveRule.AMONG_VISIBLE),
        ("13.5", MoveRule.AMONG_VISIBLE),
        ("unstable", MoveRule.AMONG_VISIBLE),
        ("", MoveRule.AMONG_VISIBLE),
    ],
)
def test_the_version_tells_where_moves_land(told: str, rule: MoveRule) -> None:
    assert version_of(told).move_rule is rule


def test_only_servers_from_12_add_at_a_place() -> None:
    assert version_of("12.0-rc4").adds_at_position
    assert not version_of("10.11.11").adds_at_position
