"""What a member has, read with a v4 token (tmdb.md, section 6)."""

from tests.sandbox.tmdb.far_client import Caller

ADA = "/4/account/5a0db0c00000000000000ada"


def test_the_account_in_v4(ada: Caller, ada4: Caller) -> None:
    assert ada4.walk(ADA + "/movie/watchlist") == ada.walk("/3/account/1815/watchlist/movies")
    newest = ada4.walk(ADA + "/tv/watchlist?sort_by=created_at.desc")
    assert newest == ada.walk("/3/account/1815/watchlist/tv")[::-1]
    assert ada4.walk(ADA + "/tv/favorites") == [("tv", 644449), ("tv", 1002)]
    first = ada4.get(ADA + "/movie/rated")["results"][0]
    assert first["account_rating"] == {"created_at": "2025-11-08 22:13:20 UTC", "value": 10}
    recommended = ada4.walk(ADA + "/movie/recommendations")
    assert len(recommended) == 40
    assert not set(recommended) & set(ada.walk("/3/account/1815/watchlist/movies"))
