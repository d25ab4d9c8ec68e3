"""How an organization stands today, in one row: what lists, search and maps read.

Nothing is known here that the facets do not say: ``registry.services.standing`` writes it anew in the same
transaction as every statement, and ``manage.py restand`` can make the whole table again.
"""

from django.db import models

from hoptac.registry.models.organization import Organization
from hoptac.units.models import Unit


class Standing(models.Model):
    """One row for each organization that is present."""

    organization = models.OneToOneField(
        Organization, primary_key=True, on_delete=models.CASCADE, related_name="standing"
    )
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=250)
    exact = models.CharField(max_length=400, help_text="Tên và tên gọi tắt để tìm có dấu.")
    folded = models.CharField(max_length=400, help_text="Tên và tên gọi tắt để tìm không dấu.")
    all_words = models.CharField(
        max_length=1000, blank=True, help_text="Mọi từ để tìm, trước và sau mỗi từ một dấu cách."
    )
    tax_code = models.CharField(max_length=14, blank=True, db_index=True)
    certificate_number = models.CharField(max_length=40, blank=True, db_index=True)
    founded_on = models.DateField(null=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="standings")
    province = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    legal_status = models.CharField(max_length=20, blank=True)
    operating_status = models.CharField(max_length=20, blank=True)
    sector = models.CharField(max_length=20, blank=True)
    charter_state = models.CharField(max_length=16, blank=True)
    members = models.PositiveIntegerField(null=True)
    workers = models.PositiveIntegerField(null=True)
    charter_capital_dong = models.BigIntegerField(null=True)
    revenue_dong = models.BigIntegerField(null=True)
    revenue_year = models.PositiveSmallIntegerField(null=True)
    is_synthetic = models.BooleanField(default=False)
    stands_on = models.DateField(help_text="Ngày tính.")

    class Meta:
        ordering = ("folded", "organization")
        indexes = [
            # The words beside the names: whoever walks the names in their order for common words needs no row.
            models.Index(fields=("folded", "organization", "all_words"), name="standing_folded"),
            models.Index(fields=("unit", "folded"), name="standing_unit"),
            # Each filter in the order of the list, so that the first page of few out of many is found at once; with
            # the words, so that those beside a rare status, or within a province, are found without a row as well.
            models.Index(fields=("province", "folded", "organization", "all_words"), name="standing_province"),
            models.Index(fields=("kind", "folded", "organization", "all_words"), name="standing_kind"),
            models.Index(fields=("sector", "folded", "organization", "all_words"), name="standing_sector"),
            models.Index(fields=("charter_state", "folded", "organization", "all_words"), name="standing_charter"),
            models.Index(fields=("operating_status", "folded", "organization", "all_words"), name="standing_operating"),
            models.Index(fields=("legal_status", "folded", "organization", "all_words"), name="standing_legal"),
            # Counts by status are read from these alone, without touching the rows.
            models.Index(fields=("kind", "legal_status", "operating_status"), name="standing_kind_counts"),
            models.Index(fields=("sector", "legal_status", "operating_status"), name="standing_sector_counts"),
            # The map's counts by place, with its filters beside them.
            models.Index(
                fields=("province", "unit", "kind", "sector", "legal_status", "operating_status"),
                name="standing_places",
            ),
            models.Index(fields=("founded_on", "organization"), name="standing_founded"),
            models.Index(fields=("members", "organization"), name="standing_members"),
        ]

    def __str__(self) -> str:
        return self.name


class StandingWord(models.Model):
    """One word of an organization's names (as written, and folded), its tax code or certificate number.

    Looking into every name takes a tenth of a second at national size; looking up a word does not. A person's number
    is never among the words.
    """

    standing = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="words", db_index=False)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("standing", "word"), name="word_once")]
        indexes = [models.Index(fields=("word", "standing"), name="standing_by_word")]

    def __str__(self) -> str:
        return self.word


class PersonalWord(models.Model):
    """One word of what is personal: who manages and represents an organization, telephones, a person's number.

    Looked into only for those whose work needs it, so it stands apart from the words that everybody's search reads.
    """

    standing = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="personal_words", db_index=False)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("standing", "word"), name="personal_word_once")]
        indexes = [models.Index(fields=("word", "standing"), name="standing_by_personal_word")]

    def __str__(self) -> str:
        return f"một từ của mục số {self.standing_id}"
