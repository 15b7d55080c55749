"""The services that the program knows: a service is one package here and one line below."""

from desktop_app.providers.chew import Chew
from desktop_app.providers.jellyfin import Jellyfin
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import Provider
from desktop_app.providers.tmdb import Tmdb
from desktop_app.providers.trakt import Trakt

PROVIDERS: tuple[Provider, ...] = (Netflix(), Trakt(), Tmdb(), Jellyfin(), Chew())
