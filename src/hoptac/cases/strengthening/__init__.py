"""The list of organizations that have to be put in order: reasons as rules, facts as rows, levels by the day."""
