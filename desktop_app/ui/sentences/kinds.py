"""Words of the kinds of errors: what happened, and what to do. `{detail}` is the reason, from the other tables."""

from collections.abc import Mapping

from desktop_app.domain import errors as e

SENTENCES: Mapping[type[e.LineupError], tuple[str, str]] = {
    # Between us and a service.
    e.Unreachable: (
        "{service} does not answer.",
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
        "The connection to {service} broke.",
        "Lineup looks what arrived before it sends anything again.",
    ),
    e.SuddenlyEmpty: (
        "{service} answered with an empty list.",
        "That can be a fault of the service, so the list you knew stays until you say otherwise.",
    ),
    e.StaleRead: ("{service} still shows an older list.", "Lineup waits and looks again."),
    e.IncompleteRead: (
        "{service} isn’t showing the whole list.",
        "{missing} from its answer. Lineup keeps the titles it knew, and sends moves once the list is complete.",
    ),
    e.IncompleteLists: ("{service} isn’t showing all of your lists.", "{missing}. Lineup keeps the lists it knew."),
    e.BadAnswer: (
        "{service} sent something that Lineup cannot read.",
        "{detail} Nothing was changed; it tries again.",
    ),
    e.Interposed: (
        "A web page answered instead of {service}.",
        "Does this network want you to sign in? Your changes are kept.",
    ),
    e.TooLong: (
        "This list at {service} is too long for Lineup.",
        "It holds {count} titles or more, and Lineup can read {most}. Remove some on the website, then try again.",
    ),
    e.RateLimited: ("{service} is limiting requests.", "Lineup slows down and goes on by itself."),
    e.SignInAgain: (
        "{service} wants you to sign in again.",
        "Your changes are kept and sent after you have signed in.",
    ),
    e.KeyRefused: (
        "{service} does not take this key.",
        "It may be mistyped, or another was made there since. Your lists and changes stay here.",
    ),
    e.PermissionMissing: (
        "{service} was not asked to allow that.",
        "It wants the permission “{detail}”. Sign in again and tick it, if you want Lineup to have it.",
    ),
    e.Refused: ("{service} refused that.", "{reason}"),
    e.LimitReached: ("{service} takes no more.", "{limit}"),
    e.MembersOnly: ("{service} does that for paying members only.", "{detail}"),
    e.LedAway: (
        "{service} points to another address.",
        "It leads to {detail}. Your changes are kept; if that is the right server, put its address into Settings.",
    ),
    e.NotThere: ("{service} no longer has this list.", "It was deleted, or you may no longer see it."),
    e.ApplicationRefused: (
        "{service} no longer takes your application.",
        "Check on its website whether the application still exists and is approved. Your changes are kept.",
    ),
    e.AccountLocked: (
        "{service} has locked this account.",
        "Only its support can open it again. Lineup asks nothing more until you sign in again or restart.",
    ),
    e.ServiceError: ("{service} cannot be used now.", "{detail}"),
    # While signing in.
    e.InvalidSignature: ("{service} doesn’t accept this key and secret", "{nothing}"),
    e.ClockSkewed: (
        "{service} didn’t accept the time.",
        "Your changes are kept. Turn on automatic time in the system settings, then try again.",
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
    e.ListFixed: ("This list cannot be changed so.", "{detail}"),
    e.DiskFull: ("Your last change could not be kept.", "{detail} Make room and do it again."),
    e.PlaceUnusable: ("Lineup can’t write its files.", "{detail}"),
    e.DatabaseTooNew: (
        "This profile belongs to a later version of Lineup.",
        "{detail} Nothing was touched. Start that version, or this one with another profile (--profile).",
    ),
    e.DatabaseBusy: ("Another program holds Lineup’s database.", "{detail} Close it and try again."),
    e.DatabaseDamaged: ("Lineup’s database is damaged.", "{detail} It is set aside at the next start, not deleted."),
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
    e.SignInsLocked: ("Your sign-ins are locked.", "Unlock them to go on: File → Unlock sign-ins…"),
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
    e.KeyringError: ("The keyring failed.", "{detail}"),
    e.StorageError: ("Something could not be stored.", "{detail}"),
    e.SettingsError: ("The settings could not be read.", "{detail} The defaults are used until it is put right."),
    e.DescriptionError: ("The service cannot be added.", "{detail}"),
    e.FileUnwritable: ("The list was not exported.", "{detail}"),
    e.FileUnreadable: ("This file cannot be imported.", "{detail}"),
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
    e.KeyRefused: ("{service} does not take this key.", "It may be mistyped, or replaced by another. {nothing}"),
    e.ApplicationRefused: (
        "{service} no longer takes your application.",
        "Check on its website whether the application still exists and is approved. {nothing}",
    ),
    e.AccountLocked: ("{service} has locked this account.", "Only its support can open it again. {nothing}"),
    e.KeyringLost: ("Your keyring no longer has the sign-in for {service}.", "Sign in again. {nothing}"),
    e.LedAway: ("{service} points to another address.", "It leads to {detail}. {nothing}"),
}
"""The sentence for an errand that only the person tries again, and for which nothing waits to be sent."""
