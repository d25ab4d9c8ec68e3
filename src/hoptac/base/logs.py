"""What the site writes into its log."""

import logging

from django.core.exceptions import PermissionDenied


class ShortRefusals(logging.Filter):
    """A person who may not do a thing is no fault of the site: one line that says who was refused what and why."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without the way through the code where it is a refusal."""
        refusal = record.exc_info[1] if record.exc_info else None
        if isinstance(refusal, PermissionDenied):
            person = getattr(getattr(record, "request", None), "user", None)
            record.msg, record.args = "%s · %s · %s", (record.getMessage(), person, refusal)
            record.exc_info = record.exc_text = None
        return True
