"""The page of one organization, made of panels."""
