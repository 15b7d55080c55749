"""The performer at the service's own website: what no client did."""

from __future__ import annotations

from desktop_app.sandbox.chew.service import Service
from desktop_app.sandbox.chew.shows import Show
from desktop_app.sandbox.clock import ServerClock


class Website:
    """Changes shows from outside."""

    def __init__(self, service: Service, clock: ServerClock) -> None:
        self._service = service
        self._clock = clock

    def show(self, slug: str) -> Show:
        return next(one for one in self._service.shows if one.slug == slug)

    def publish(self, username: str, slug: str, name: str, *, private: bool = False) -> Show:
        """A new show, the newest of all."""
        with self._service.lock:
            number = max(show.id for show in self._service.shows) + 1
            owner = self._service.person(username).id
            show = Show(number, owner, slug, name, "", self._clock.now(), 3600, private)
            self._service.shows.append(show)
            return show

    def delete(self, slug: str) -> None:
        with self._service.lock:
            self._service.shows.remove(self.show(slug))

    def go_live(self, slug: str, *, live: bool = True) -> None:
        with self._service.lock:
            self.show(slug).live = live

    def empty(self, username: str) -> None:
        """Delete all shows of a performer."""
        with self._service.lock:
            owner = self._service.person(username).id
            self._service.shows[:] = [show for show in self._service.shows if show.owner != owner]
