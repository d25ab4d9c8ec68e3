"""A procedure at the registry of business: whose it is, what was done, which papers came, how it ended."""

from django.conf import settings
from django.db import models

from hoptac.registry.models import Organization, Proposal
from hoptac.units.models import Unit


class Procedure(models.Model):
    """One file in the book. ``kind`` and ``result`` are codes of ``rules/procedures``.

    ``starts_on`` and ``ends_on`` are the first and last day of what is asked for (a suspension, a change). The three
    ``next_`` fields say again what the clocks say, so that lists can ask for what is late: services write them anew
    with every act.
    """

    class State(models.TextChoices):
        OPEN = "open", "Đang làm"
        CLOSED = "closed", "Đã có kết quả"
        WITHDRAWN = "withdrawn", "Đã rút"

    kind = models.CharField(max_length=24)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    names = models.CharField(max_length=600, help_text="Tên các tổ chức.")
    exact = models.CharField(max_length=600, help_text="Tên các tổ chức, để tìm có dấu.")
    folded = models.CharField(max_length=600, help_text="Tên các tổ chức, để tìm không dấu.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    result = models.CharField(max_length=24, blank=True)
    result_paper = models.CharField(max_length=200, blank=True, help_text="Số, ngày của văn bản kết quả.")
    ended_on = models.DateField(null=True, blank=True, help_text="Ngày có kết quả hoặc ngày rút.")
    ended_because = models.CharField(max_length=300, blank=True)
    next_step = models.CharField(max_length=24, blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    next_warn_on = models.DateField(null=True, blank=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-received_on", "-pk")
        indexes = [
            models.Index(fields=("unit", "state", "next_due_on"), name="procedure_clock"),
            models.Index(fields=("state", "next_due_on"), name="procedure_due"),
        ]

    def __str__(self) -> str:
        return f"Thủ tục số {self.pk}"


class Party(models.Model):
    """An organization in a procedure. ``proposal`` asks for its legal status, which a second person decides."""

    class Part(models.TextChoices):
        SUBJECT = "subject", "Tổ chức làm thủ tục"
        RECEIVER = "receiver", "Bên nhận sáp nhập"

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="parties")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="procedure_parts")
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.SUBJECT)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("procedure", "part", "pk")
        constraints = [models.UniqueConstraint(fields=("procedure", "organization"), name="party_once")]

    def __str__(self) -> str:
        return f"{self.procedure}: {self.get_part_display()}"


class Newcomer(models.Model):
    """An organization that a procedure brings into being; ``organization`` once it stands in the book."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="newcomers")
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=12, choices=Organization.Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tax_code = models.CharField(max_length=14, blank=True)
    certificate_number = models.CharField(max_length=40, blank=True)
    organization = models.OneToOneField(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="came_from"
    )

    class Meta:
        ordering = ("procedure", "pk")

    def __str__(self) -> str:
        return self.name


class StepDone(models.Model):
    """A step that was done, by which paper, by whom it was noted. Marked by mistake: taken back, never removed.

    ``skipped_because``: it was not done at all, and why; ``done_on`` is then the day on which that was noted.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="steps_done")
    step = models.CharField(max_length=24)
    done_on = models.DateField()
    paper = models.CharField(max_length=200, blank=True, help_text="Số, ngày của văn bản.")
    skipped_because = models.CharField(max_length=300, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("procedure", "done_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("procedure", "step"), condition=models.Q(taken_back_at__isnull=True), name="step_done_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procedure}: {self.step}"


class PaperIn(models.Model):
    """A paper that was handed in; ``code`` is one of the rules', blank for a paper that they do not name."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="papers")
    code = models.CharField(max_length=24, blank=True)
    name = models.CharField(max_length=250)
    number = models.CharField(max_length=80, blank=True, help_text="Số, ngày của giấy tờ.")
    handed_in_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("procedure", "handed_in_on", "pk")

    def __str__(self) -> str:
        return self.name
