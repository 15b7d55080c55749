"""Reminders of what is about to happen: sign-ins that end, titles that leave, limits that are near."""
