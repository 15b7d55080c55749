"""The window’s frame: menus, panes, messages, the status line, and what is shown first."""
