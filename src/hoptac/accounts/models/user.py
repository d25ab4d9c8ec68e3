"""The person who signs in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person; names are written as one in Vietnam."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("Họ và tên", max_length=120)
    version = models.PositiveIntegerField(default=1)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "email"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """The name as written."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name: the last word."""
        return self.full_name.split()[-1] if self.full_name else self.username

    @property
    def audit_name(self) -> str:
        """The name that the audit chain keeps."""
        return f"{self.full_name} ({self.username})"
