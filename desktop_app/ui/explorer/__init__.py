"""The API explorer: a person asks a service by hand."""
