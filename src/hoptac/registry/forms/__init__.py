"""The forms of the registry, and the fields that they are made of."""
