"""Words of the kinds of errors: what happened, and what to do. `{detail}` is the reason, from the other tables."""

from collections.abc import Mapping

from desktop_app.domain import errors as e

SENTENCES: Mapping[type[e.LineupError], tuple[str, str]] = {
    # Between us and a service.
    e.Unreachable: (
        "Can’t reach {service}.",
        "Check your connection. Your changes are saved and will be sent when {service} can be reached.",
    ),
    e.TlsFault: (
        "{fault}",
        "There’s no secure connection to {service}. Your changes are saved and will be sent when there is one.",
    ),
    e.AuthoritiesUnreadable: (
        "{fault}",
        "Lineup can’t check who {service} is. Your changes are saved and will be sent when it can.",
    ),
    e.ServiceClosed: (
        "{service} has closed.",
        "Somebody answers at its address, but not {service} any more. What is kept here stays.",
    ),
    e.ServerFault: ("{service} is having problems{number}.", "Lineup will try again shortly. Your changes are saved."),
    e.OutcomeUnknown: (
        "The connection to {service} dropped while sending.",
        "Lineup will check what went through before trying again.",
    ),
    e.SuddenlyEmpty: (
        "{service} answered with an empty list.",
        "This may be a fault of the service, so your list stays as it is until you decide.",
    ),
    e.StaleRead: ("{service} still shows an older list.", "Lineup will check again shortly."),
    e.IncompleteRead: (
        "{service} isn’t showing the whole list.",
        "{missing} from its answer. Lineup keeps the titles it knew, and sends moves once the list is complete.",
    ),
    e.IncompleteLists: ("{service} isn’t showing all of your lists.", "{missing}. Lineup keeps the lists it knew."),
    e.BadAnswer: (
        "{service} sent something that Lineup can’t read.",
        "{detail} Nothing was changed. Lineup will try again shortly.",
    ),
    e.Interposed: (
        "A web page answered instead of {service}.",
        "Does this network want you to sign in? Your changes are saved.",
    ),
    e.TooLong: (
        "This list at {service} is too long for Lineup.",
        "It holds {count} titles or more, and Lineup can read {most}. Remove some on the website, then try again.",
    ),
    e.RateLimited: ("{service} is limiting requests.", "Lineup will continue {wait}."),
    e.SignInAgain: (
        "{service} needs you to sign in again.",
        "Your changes are saved and will be sent after you sign in.",
    ),
    e.KeyRefused: (
        "{service} doesn’t accept this key.",
        "Check it for typing mistakes, or get a new one there. Your lists and changes stay here.",
    ),
    e.PermissionMissing: (
        "Lineup doesn’t have your permission for that at {service}.",
        "The permission is called “{detail}”. To allow it, sign in again and tick it.",
    ),
    e.Refused: ("{service} refused that.", "{reason}"),
    e.LimitReached: ("You’ve reached a limit of {service}.", "{limit}"),
    e.MembersOnly: ("Only paying members can do that at {service}.", "{detail}"),
    e.LedAway: (
        "{service} points to another address.",
        "It leads to {detail}. Your changes are saved. If that’s the right server, enter its address in Settings.",
    ),
    e.NotThere: ("{service} no longer has this list.", "It was deleted, or you may no longer see it."),
    e.ApplicationRefused: (
        "{service} no longer accepts your application.",
        "Check on its website whether the application still exists and is approved. Your changes are saved.",
    ),
    e.AccountLocked: (
        "{service} has locked this account.",
        "Only its support can unlock it. Lineup won’t try again until you sign in again or restart.",
    ),
    e.ServiceError: ("{service} can’t be used right now.", "{detail}"),
    # While signing in.
    e.InvalidSignature: ("{service} doesn’t accept this key and secret", "{nothing}"),
    e.ClockSkewed: (
        "{service} didn’t accept the time.",
        "Your changes are saved. Turn on automatic time in the system settings, then try again.",
    ),
    e.UnknownApplication: ("{service} doesn’t know this application key", "{nothing}"),
    e.InvalidClient: ("{service} doesn’t accept this application’s key and secret", "{nothing}"),
    e.ApplicationNameMissing: (
        "{service} didn’t give the application’s name",
        "Its own sign-in page needs that name. {nothing}",
    ),
    e.RequestExpired: ("The sign-in took too long", "{service} gives some minutes for it. {nothing}"),
    e.InvalidGrant: ("{service} doesn’t accept this sign-in any more", "{said} {nothing}"),
    e.ConsentRefused: ("You didn’t approve Lineup at {service}", "{service} was told no on its page. {nothing}"),
    e.NotApproved: (
        "You haven’t approved Lineup at {service}",
        "The request was refused on its page, or not answered there yet. {nothing}",
    ),
    e.SignInAbandoned: ("The sign-in was not finished", "{nothing}"),
    e.ForeignRedirect: (
        "This sign-in response doesn’t match your request",
        "Lineup ignored it. {nothing}",
    ),
    e.UnprovenRedirect: (
        "{service} didn’t say which sign-in its answer belongs to",
        "It could be somebody else’s, so Lineup didn’t use it. {nothing}",
    ),
    e.LinkError: ("Linking did not succeed", "{detail} {nothing}"),
    # On this computer.
    e.ListFixed: ("This list can’t be changed like that.", "{detail}"),
    e.DiskFull: ("Your last change couldn’t be saved.", "{detail} Free up some space, then do it again."),
    e.PlaceUnusable: ("Lineup can’t write its files.", "{detail}"),
    e.DatabaseTooNew: (
        "This profile belongs to a later version of Lineup.",
        "{detail} Nothing was changed. Start that version, or this one with another profile (--profile).",
    ),
    e.DatabaseBusy: ("Another program is using Lineup’s database.", "{detail} Close it and try again."),
    e.DatabaseDamaged: (
        "Lineup’s database is damaged.",
        "{detail} Lineup will put it aside at the next start, not delete it.",
    ),
    e.NoKeyring: (
        "There is no keyring on this computer.",
        "Keep sign-ins in a file that a passphrase protects, or only until you quit.",
    ),
    e.KeyringUnknown: (
        "Lineup doesn’t know the keyring on this computer.",
        "{detail} It may store sign-ins where other programs can read them.",
    ),
    e.KeyringForbidden: (
        "Lineup can’t use your keyring.",
        "{detail} Correct or remove that, then try again. Or keep sign-ins in a file that a passphrase protects.",
    ),
    e.SignInsLocked: ("Your sign-ins are locked.", "To continue, choose File → Unlock sign-ins…"),
    e.WrongPassphrase: ("That isn’t the passphrase.", "Check Caps Lock and your keyboard layout, then try again."),
    e.SignInsDamaged: (
        "Your sign-ins can’t be read.",
        "{detail} Put back a copy if you have one, or forget all sign-ins and sign in again.",
    ),
    e.KeyringSilent: (
        "Your keyring isn’t answering.",
        "Lineup goes on by itself when it does. If it doesn’t, restart it, then try again. Your sign-ins aren’t lost.",
    ),
    e.KeyringLocked: (
        "Your keyring is locked.",
        "Enter its password in the window that asks for it. Lineup then goes on by itself.",
    ),
    e.KeyringLost: (
        "Your keyring no longer has the sign-in for {service}.",
        "Sign in again. Your lists and changes stay here.",
    ),
    e.KeyringError: ("Your keyring reported an error.", "{detail}"),
    e.StorageError: ("Something couldn’t be saved.", "{detail}"),
    e.SettingsError: ("The settings couldn’t be read.", "{detail} Lineup uses the defaults until that’s fixed."),
    e.DescriptionError: ("The service can’t be added.", "{detail}"),
    e.FileUnwritable: ("The list wasn’t exported.", "{detail}"),
    e.FileUnreadable: ("This file can’t be imported.", "{detail}"),
    e.BackupUnreadable: ("This file can't be restored.", "{detail} Nothing was changed."),
    e.RestoreUnfinished: (
        "The backup isn't restored completely yet.",
        "{detail} Lineup goes on with it at the next start.",
    ),
}


WHILE_LINKING: Mapping[type[e.LineupError], tuple[str, str]] = {
    e.Unreachable: ("Can’t reach {service}.", "{nothing}"),
    e.TlsFault: ("{fault}", "There’s no secure connection to {service}. {nothing}"),
    e.AuthoritiesUnreadable: ("{fault}", "Lineup can’t check who {service} is. {nothing}"),
    e.ServiceClosed: ("{service} has closed.", "Another server answers at its address. {nothing}"),
    e.ServerFault: ("{service} is having problems{number}.", "{nothing}"),
    e.OutcomeUnknown: ("The connection to {service} dropped.", "{nothing}"),
    e.BadAnswer: ("{service} sent something that Lineup can’t read.", "{detail} {nothing}"),
    e.Interposed: ("A web page answered instead of {service}.", "Does this network want you to sign in? {nothing}"),
    e.RateLimited: ("{service} is limiting requests.", "{nothing}"),
    e.ClockSkewed: ("{service} did not accept the time", "It refused the request with 401. {nothing}"),
    e.SignInAgain: ("{service} doesn’t accept this sign-in.", "{nothing}"),
    e.KeyRefused: (
        "{service} doesn’t accept this key.",
        "Check it for typing mistakes, or get a new one there. {nothing}",
    ),
    e.ApplicationRefused: (
        "{service} no longer accepts your application.",
        "Check on its website whether the application still exists and is approved. {nothing}",
    ),
    e.AccountLocked: ("{service} has locked this account.", "Only its support can unlock it. {nothing}"),
    e.KeyringLost: ("Your keyring no longer has the sign-in for {service}.", "Sign in again. {nothing}"),
    e.LedAway: ("{service} points to another address.", "It leads to {detail}. {nothing}"),
}
"""The sentence for an errand that only the person tries again, and for which nothing waits to be sent."""
