"""Words for what a person needs before linking: a key, what it costs, and how long it takes to get one."""

from desktop_app.providers.provider import KeyTerms, Method, Profile

_KEYS = {True: "Free key", False: "Paid key", None: "Your own key"}


def need_of(profile: Profile) -> str:
    """Return what linking needs, in a few words for a card: "Free key, about 2 minutes"."""
    if profile.closed:
        return "A compatible server"
    if profile.at_home:
        return f"A {profile.name} server of your own"
    if not profile.needs_key:
        return f"A key from {profile.name}" if profile.methods[0] is Method.API_KEY else "No key needed"
    terms = profile.key_terms
    if terms.membership:
        return f"Paying members ({terms.membership}) only"
    time = time_in_words(terms)
    return ", ".join(filter(None, (_KEYS[terms.is_free], time[:1].lower() + time[1:])))


def time_in_words(terms: KeyTerms) -> str:
    """Return how long a newcomer needs: "About 2 minutes"; empty where nobody knows."""
    if not terms.minutes:
        return ""
    return "About 1 minute" if terms.minutes == 1 else f"About {terms.minutes} minutes"
