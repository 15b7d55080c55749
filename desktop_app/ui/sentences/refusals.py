"""Words for what a service refuses, and for lists that cannot be changed."""

from collections.abc import Mapping

from desktop_app.domain.errors import ListReason, RefusalReason, Why

WORDS: Mapping[Why, str] = {
    RefusalReason.TITLE_NOT_KNOWN: "It does not know this title.",
    RefusalReason.TITLE_NOT_TAKEN: "It does not know this title, or does not take it here.",
    RefusalReason.TITLE_NOT_TOLD: "It does not say which title this is.",
    RefusalReason.TITLE_STAYS: "It does not find this title to remove it, and goes on showing it.",
    RefusalReason.OTHER_ORDER: "It shows this list by {name}, and not in the order that you can change.",
    RefusalReason.NOT_YOURS: "It is not yours.",
    RefusalReason.NOT_CHANGEABLE: "You may not change that.",
    RefusalReason.LIST_NOT_CHANGEABLE: "You may not change this list.",
    RefusalReason.NOT_YOUR_LIST: "Only a list of your own making can be changed.",
    RefusalReason.NOT_YOUR_LIST_TO_DELETE: "Only a list of your own making can be deleted.",
    RefusalReason.NO_ORDER: "It keeps no order.",
    RefusalReason.NO_ORDER_OF_LISTS: "It keeps no order of your lists.",
    RefusalReason.NO_RENAMING: "It renames a list on its website, or for programs of its newer kind of sign-in alone.",
    RefusalReason.OWN_LIST_TAKES_FILMS: "A list of your own takes films only.",
    RefusalReason.HOLDS_FILMS: "This list holds films only.",
    RefusalReason.HOLDS_TV_SHOWS: "This list holds TV shows only.",
    RefusalReason.NO_PERSON: "It does not tell who is linked; a scope may be missing.",
    RefusalReason.NO_RATINGS: "It takes no ratings from programs.",
    RefusalReason.NO_LIST_EDITING: "Programs can neither make nor change lists there.",
    RefusalReason.ACCOUNT_LIMIT: "Your account may have {limit:,} there.",
    RefusalReason.SETTINGS_LIMIT_LISTS: "Its settings allow {limit} lists of your own.",
    RefusalReason.SETTINGS_LIMIT_TITLES: "Its settings allow {limit} titles on this list.",
    RefusalReason.LISTS_MAY_BE_FULL: "It gave no reason. Its limit for lists of your own may be reached.",
    RefusalReason.LIST_MAY_BE_FULL: "It gave no reason. Its limit for titles on this list may be reached.",
    RefusalReason.VIP_ONLY: "Only for VIP members: {address}",
    RefusalReason.TOLD_BEFORE: "{said}",
    RefusalReason.TITLE_TWICE: "The title is in this list twice, and the service would change the wrong one.",
    RefusalReason.HIDDEN_BETWEEN: "Titles that you may not see are in this list, and it cannot put one past them.",
    RefusalReason.PUT_ELSEWHERE: "It put the title somewhere else, maybe because files of this list are missing there.",
    RefusalReason.VERSION_LOSES_ENTRIES: "This version cannot move or remove titles. "
    "Ask its owner to install a newer one.",
    RefusalReason.NOT_ALONE: "It puts shows into a list as their episodes. Add the episodes that you want.",
    ListReason.WHEN_LIVE: "What is live is here, for as long as it is.",
    ListReason.ELSEWHERE: "They are made and deleted at the service itself.",
    ListReason.DISCS: "The service keeps this list itself: it follows the discs in the mail.",
    ListReason.WATCHED: "The service keeps this list itself: it is what you watched.",
    ListReason.LIKELY: "The service makes this list itself, out of what you rate and what stands in your queues.",
    ListReason.RATED: "It shows what you have rated: rate a title, or take the rating back.",
    ListReason.OTHER_OWNER: "It is somebody else’s list, which you follow.",
    ListReason.KEPT_BY_SERVICE: "The service keeps this list itself.",
    ListReason.GONE: "The service no longer has this list.",
}
