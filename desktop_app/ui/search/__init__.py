"""The search in the catalogues of linked services, and adding what was found."""
