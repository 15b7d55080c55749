"""People, media and playlists as the server writes them (jellyfin.md, sections 3 and 4)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.jellyfin.library import FOLDERS, Media
from desktop_app.sandbox.jellyfin.sessions import QuickConnect, Session
from desktop_app.sandbox.jellyfin.state import Playlist, State, User

TICKS = 10_000_000
MEDIA_TYPES = {"Movie": "Video", "Episode": "Video", "Audio": "Audio"}
DEFAULTS = "Jellyfin.Server.Implementations.Users.Default"

CONFIGURATION: Tree = {
    "PlayDefaultAudioTrack": True,
    "SubtitleLanguagePreference": "",
    "AudioLanguagePreference": "",
    "DisplayMissingEpisodes": False,
    "GroupedFolders": [],
    "SubtitleMode": "Default",
    "DisplayCollectionsView": False,
    "EnableLocalPassword": False,
    "OrderedViews": [],
    "LatestItemsExcludes": [],
    "MyMediaExcludes": [],
    "HidePlayedInLatest": True,
    "RememberAudioSelections": True,
    "RememberSubtitleSelections": True,
    "EnableNextEpisodeAutoPlay": True,
}
YES = ("EnableUserPreferenceAccess", "EnableRemoteAccess", "EnableLiveTvAccess", "EnableMediaPlayback",
       "EnableAudioPlaybackTranscoding", "EnableVideoPlaybackTranscoding", "EnablePlaybackRemuxing",
       "EnableContentDownloading", "EnableSyncTranscoding", "EnableMediaConversion", "EnableAllDevices",
       "EnableAllChannels", "EnableAllFolders")  # fmt: skip
NO = ("IsHidden", "EnableRemoteControlOfOtherUsers", "EnableSharedDeviceControl", "EnableLiveTvManagement",
      "ForceRemoteSourceTranscoding", "EnableContentDeletion", "EnablePublicSharing")  # fmt: skip
NONE = ("BlockedTags", "AccessSchedules", "BlockUnratedItems", "EnableContentDeletionFromFolders", "EnabledDevices",
        "EnabledChannels", "EnabledFolders", "BlockedMediaFolders", "BlockedChannels")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes for one server; `now` dates what has no date of its own."""

    state: State
    server_id: str
    now: float

    def user(self, one: User) -> Tree:
        return {
            "Name": one.name,
            "ServerId": self.server_id,
            "Id": one.id,
            "HasPassword": bool(one.password),
            "HasConfiguredPassword": bool(one.password),
            "HasConfiguredEasyPassword": False,
            "EnableAutoLogin": False,
            "LastLoginDate": iso(self.now),
            "LastActivityDate": iso(self.now),
            "Configuration": CONFIGURATION,
            "Policy": {
                "IsAdministrator": one.is_administrator,
                "IsDisabled": one.is_disabled,
                **dict.fromkeys(YES, True),
                **dict.fromkeys(NO, False),
                **{name: [] for name in NONE},
                "InvalidLoginAttemptCount": 0,
                "LoginAttemptsBeforeLockout": -1,
                "MaxActiveSessions": 0,
                "RemoteClientBitrateLimit": 0,
                "AuthenticationProviderId": f"{DEFAULTS}AuthenticationProvider",
                "PasswordResetProviderId": f"{DEFAULTS}PasswordResetProvider",
                "SyncPlayAccess": "CreateAndJoinGroups",
            },
        }

    def authenticated(self, session: Session) -> Tree:
        user = self.state.users[session.user]
        return {
            "User": self.user(user),
            "SessionInfo": self._session(session, user),
            "AccessToken": session.token,
            "ServerId": self.server_id,
        }

    def media(self, one: Media, user: User, fields: frozenset[str]) -> Tree:
        is_folder = one.type in FOLDERS
        part = {"SeriesName": one.series, "SeasonId": one.parent} if one.type == "Episode" else {}
        numbers = {"IndexNumber": one.number} if one.number else {}
        more: Tree = {"ProviderIds": one.provider_ids} if "providerids" in fields else {}
        more |= {"Overview": one.overview} if "overview" in fields and one.overview else {}
        more |= {"Etag": _hash(f"{one.id} {self.state.refreshed.get(one.id, 0)}")} if "etag" in fields else {}
        typed = {} if is_folder and not self.state.version.since("10.11") else {
            "MediaType": MEDIA_TYPES.get(one.type, "Unknown")
        }  # fmt: skip
        return {
            "Name": one.name,
            "ServerId": self.server_id,
            "Id": one.id,
            "PremiereDate": f"{one.year}-01-01T00:00:00.0000000Z",
            "ChannelId": None,
            **({} if is_folder else {"RunTimeTicks": one.minutes * 60 * TICKS}),
            "ProductionYear": one.year,
            "IsFolder": is_folder,
            "Type": one.type,
            **part,
            **numbers,
            **({"ParentIndexNumber": one.season} if one.season else {}),
            "UserData": self.user_data(one.id, user) | self._unplayed(one),
            "ImageTags": {"Primary": image_tag(one)} if one.drawing else {},
            "BackdropImageTags": [],
            "ImageBlurHashes": {},
            "LocationType": "FileSystem",
            **typed,
            **more,
        }

    def playlist(self, one: Playlist, user: User, fields: frozenset[str]) -> Tree:
        visible = self.state.sight(one, user).visible
        media = [found for entry in visible if (found := self.state.library.find(entry.media))]
        more: Tree = {"DateCreated": iso(one.created)} if "datecreated" in fields else {}
        more |= {"Etag": _hash(f"{one.id} {one.saved} {one.revision}")} if "etag" in fields else {}
        return {
            "Name": one.name,
            "ServerId": self.server_id,
            "Id": one.id,
            "ChannelId": None,
            "RunTimeTicks": sum(each.minutes for each in media) * 60 * TICKS,
            "IsFolder": True,
            "Type": "Playlist",
            "UserData": self.user_data(one.id, user),
            "ChildCount": len(visible),
            "ImageTags": {"Primary": _hash(one.id)} if any(each.drawing for each in media) else {},
            "BackdropImageTags": [],
            "ImageBlurHashes": {},
            "LocationType": "FileSystem",
            "MediaType": one.media_type,
            **more,
        }

    def user_data(self, item_id: str, user: User) -> Tree:
        newer = {"ItemId": item_id} if self.state.version.since("10.9") else {}
        favorite = item_id in user.favorites
        told = {"PlaybackPositionTicks": 0, "PlayCount": 0, "IsFavorite": favorite, "Played": False, "Key": item_id}
        return told | newer

    def _unplayed(self, one: Media) -> Tree:
        """Parts of a folder that nobody has played: here, all."""
        return {"UnplayedItemCount": len(self.state.library.opened(one))} if one.type in FOLDERS else {}

    def quick(self, one: QuickConnect) -> Tree:
        return {
            "Authenticated": one.session is not None,
            "Secret": one.secret,
            "Code": one.code,
            "DeviceId": one.naming.device_id,
            "DeviceName": one.naming.device,
            "AppName": one.naming.client,
            "AppVersion": one.naming.version,
            "DateAdded": iso(one.begun),
        }

    def _session(self, session: Session, user: User) -> Tree:
        nothing: Tree = {"PlayableMediaTypes": [], "SupportedCommands": []}
        can = {"SupportsMediaControl": False, "SupportsContentUploading": False, "SupportsPersistentIdentifier": True,
               "SupportsSync": False}  # fmt: skip
        return {
            "PlayState": {"CanSeek": False, "IsPaused": False, "IsMuted": False, "RepeatMode": "RepeatNone"},
            "AdditionalUsers": [],
            "Capabilities": nothing | can,
            "RemoteEndPoint": "127.0.0.1",
            "PlayableMediaTypes": [],
            "Id": _hash(session.token),
            "UserId": user.id,
            "UserName": user.name,
            "Client": session.client,
            "LastActivityDate": iso(self.now),
            "LastPlaybackCheckIn": "0001-01-01T00:00:00.0000000Z",
            "DeviceName": session.device,
            "DeviceId": session.device_id,
            "ApplicationVersion": session.version,
            "IsActive": True,
            "SupportsMediaControl": False,
            "SupportsRemoteControl": False,
            "NowPlayingQueue": [],
            "NowPlayingQueueFullItems": [],
            "HasCustomDeviceName": False,
            "ServerId": self.server_id,
            "SupportedCommands": [],
        }


def image_tag(one: Media) -> str:
    return _hash(f"picture {one.drawing}")


def iso(moment: float) -> str:
    """UTC with seven decimals."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f0Z")


def _hash(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
