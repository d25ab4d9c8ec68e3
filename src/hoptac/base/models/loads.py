"""Which data file was loaded when."""

from django.db import models


class DataLoad(models.Model):
    """One load of one file of rules, units or demo data: its digest tells whether a load is due again."""

    name = models.CharField(max_length=120, unique=True)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
