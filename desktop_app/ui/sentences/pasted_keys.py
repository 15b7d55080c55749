"""Words for what was pasted into the field of an application key."""

from desktop_app.domain.pasted_keys import Cleaned, KeyFault, KeyVerdict

_FAULTS = {
    KeyFault.HIDDEN: "These signs only stand in for the value. Show it at {service} first, then copy it.",
    KeyFault.FOREIGN_SIGN: "A {label} can’t contain {sign}. Copy it again at {service}.",
    KeyFault.SEVERAL: "There is a space in it. Copy the {label} alone.",
    KeyFault.ADDRESS: "This is the address of a page. Copy the {label} that stands on it.",
    KeyFault.LENGTH: "This has {count}; the ones from {service} usually have {usual}. Check that you copied all of it.",
    KeyFault.FORM: "The ones from {service} usually look different. Check that you copied the right value.",
}


def removal_in_words(found: Cleaned) -> str:
    """Return what was removed around a value: "2 spaces removed."; empty where nothing was."""
    parts = []
    if found.spaces:
        parts.append("1 space" if found.spaces == 1 else f"{found.spaces} spaces")
    if found.invisible:
        parts.append("1 invisible sign" if found.invisible == 1 else f"{found.invisible} invisible signs")
    if found.had_quotes:
        parts.append("the quotes" if parts else "quotes")
    if found.label:
        parts.append(f"“{found.label}:”")
    if not parts:
        return ""
    told = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return f"{told[:1].upper()}{told[1:]} removed."


def verdict_in_words(verdict: KeyVerdict, key: str, label: str, service: str) -> str:
    """Return what was found out about a key whose field has this label."""
    count = _characters(len(key))
    if verdict.fault is None:
        return f"Looks right: {count}" if verdict.usual else count
    sign = f"“{verdict.sign}”" if verdict.sign.isprintable() else "an invisible sign"
    usual = str(verdict.usual)
    return _FAULTS[verdict.fault].format(service=service, label=label, sign=sign, count=count, usual=usual)


def _characters(count: int) -> str:
    return "1 character" if count == 1 else f"{count} characters"
