"""The list of organizations: what is asked, how it is found, how it is shown."""
