"""Acts and how they stand to each other: a graph, not a chain."""

from django.conf import settings
from django.db import models

from hoptac.documents.models.document import Document
from hoptac.units.models import Agency


class Act(models.Model):
    """One act that exists in the world, whether or not its document was received.

    ``name`` serves acts that are known without a number ("Luật Hợp tác xã năm 2012"). ``identity`` is the folded
    number (or kind and name) with the issuer where one number may belong to several bodies.
    """

    identity = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=300, blank=True)
    title = models.TextField(blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    issuer_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="acts")
    dated = models.DateField(null=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="acts")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("dated", "number", "pk")

    def __str__(self) -> str:
        return self.number or self.name or self.title


class ActRelation(models.Model):
    """One act's stand to another, with the words that say so and the person who confirmed it.

    Each document speaks for itself: what two of them say alike is two rows, so that a person who may read only one of
    them still has its word, and taking one back leaves the other.
    ``is_secondary`` marks what only a news article says of an act.
    """

    class Kind(models.TextChoices):
        IMPLEMENTS = "implements", "thực hiện"
        BASED_ON = "based_on", "căn cứ"
        PROPOSED_BY = "proposed_by", "theo đề nghị tại"
        AMENDS = "amends", "sửa đổi"
        REPLACES = "replaces", "thay thế"
        MENTIONS = "mentions", "có nhắc tới"

    source = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="relations")
    target = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="related_from")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    quote = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.CASCADE, related_name="stated_relations")
    is_secondary = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("document", "source", "target", "kind"), name="act_relation_once_per_document"
            ),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="act_relation_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"
