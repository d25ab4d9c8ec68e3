"""Workbooks that were read in, what was chosen for their columns, and what they say otherwise than the book."""

from django.conf import settings
from django.db import models

from hoptac.registry.models.batches import Batch
from hoptac.registry.models.organization import Organization
from hoptac.registry.models.proposals import Proposal
from hoptac.units.models import Unit


class Import(models.Model):
    """One workbook on its way into the book: received, checked, stored as a batch, taken back where somebody says so.

    ``state`` is how far it came. ``act`` is what a job does with it now, ``task`` the task of the queue that does it:
    only that one may end it. ``acting`` asked for the last act, or took the import on with the desk: acts are done in
    this name. Whether one is under way is told from the queue (``registry.import_jobs``), never noted.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "Chờ chọn cột"
        PREPARED = "prepared", "Đã kiểm tra, chưa lưu"
        STORED = "stored", "Đã lưu"
        TAKEN_BACK = "taken_back", "Đã thu hồi"

    class Act(models.TextChoices):
        CHECK = "check", "Kiểm tra"
        STORE = "store", "Lưu vào sổ"
        TAKE_BACK = "take_back", "Thu hồi"

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    place = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Nơi nhận; trống: cả nước."
    )
    sheets = models.JSONField(default=list, help_text="Tên các trang tính.")
    sheet = models.CharField(max_length=100)
    header_row = models.PositiveIntegerField(help_text="Dòng tên cột, đếm từ 0.")
    heads = models.JSONField(default=list, help_text="Tên cột và vài giá trị đầu.")
    chosen = models.JSONField(default=dict, help_text="Số thứ tự cột → [trường, hệ số tiền].")
    signature = models.CharField(max_length=64, db_index=True)
    valid_from = models.DateField(help_text="Ngày mà số liệu đúng.")
    since_said = models.BooleanField(default=False, help_text="Ngày ấy do người nói, không chỉ là đề nghị.")
    day_sources = models.JSONField(default=list, help_text="Nơi bảng tính nói ngày của số liệu: [ngày, nơi, chữ].")
    year = models.PositiveSmallIntegerField(help_text="Năm của doanh thu, chi phí, lợi nhuận.")
    kind = models.CharField(max_length=12, blank=True, choices=Organization.Kind.choices)
    whole_of = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Nơi mà danh sách có đủ."
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    act = models.CharField(max_length=12, choices=Act.choices, blank=True)
    task = models.UUIDField(null=True, blank=True)
    acting = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    good_rows_only = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True, help_text="Vì sao thu hồi.")
    refusal = models.TextField(blank=True, help_text="Vì sao việc gần nhất không làm được.")
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0, help_text="Dòng có lỗi.")
    differing = models.PositiveIntegerField(default=0, help_text="Khác biệt để người xử lý.")
    missing = models.PositiveIntegerField(default=0, help_text="Có trong sổ, không có trong danh sách đầy đủ.")
    faults = models.JSONField(default=list, help_text="Lỗi theo ô.")
    fault_kinds = models.JSONField(default=list, help_text="Các loại lỗi, mỗi loại mấy dòng, vài ô đầu.")
    questions = models.JSONField(default=list, help_text="Dòng mà chỉ người biết là tổ chức nào.")
    answers = models.JSONField(default=dict, help_text="Số dòng → số của tổ chức; 0: tổ chức mới.")
    word_questions = models.JSONField(default=list, help_text="Chữ không có trong danh mục, phải hỏi.")
    words = models.JSONField(default=list, help_text="Điều người đã nói về từng chữ như vậy.")
    preview = models.JSONField(default=list, help_text="Điều sẽ ghi của những dòng đầu.")
    disputed = models.JSONField(default=list, help_text="Khác biệt sẽ để người xử lý, những cái đầu.")
    money = models.JSONField(default=list, help_text="Cột tiền được đọc theo đơn vị nào, ra số nào.")
    doubtful = models.JSONField(default=list, help_text="Cột có số quá mức thường gặp, phải có người xác nhận.")
    confirmed = models.JSONField(default=list, help_text="Cột mà người lưu đã xác nhận số là thật.")
    passed_over = models.JSONField(default=list, help_text="Dòng không phải tổ chức: [số dòng, chữ].")
    batch = models.OneToOneField(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def rows(self) -> int:
        """The rows of the workbook that speak of an organization."""
        return self.created + self.changed + self.same + self.faulty

    @property
    def disputed_left(self) -> int:
        """How many differences are left to a person beside those that are shown before."""
        return self.differing + self.missing - len(self.disputed)


class Difference(models.Model):
    """What an extract says otherwise than the book, and may not change by itself: work for a person.

    ``ours`` and ``theirs`` are words to read, ``facts`` what taking theirs would write. Where that needs a second
    person, ``proposal`` waits for him; what he decides settles the difference, or opens it again.
    """

    class Kind(models.TextChoices):
        STATUS = "status", "Tình trạng khác"
        NAME = "name", "Tên khác"
        NOT_UPDATED = "not_updated", "Chưa cập nhật trong năm"
        MISSING = "missing", "Không có trong bản trích"

    class Outcome(models.TextChoices):
        TAKEN = "taken", "Lấy theo bản trích"
        KEPT = "kept", "Giữ như sổ"
        DONE = "done", "Đã xử lý"
        LAPSED = "lapsed", "Không còn khác"

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="differences")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    origin = models.ForeignKey(
        Import, null=True, blank=True, on_delete=models.PROTECT, related_name="differences", help_text="Bản trích."
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Năm phải cập nhật.")
    ours = models.CharField(max_length=250)
    theirs = models.CharField(max_length=250)
    facts = models.JSONField(default=dict)
    found_at = models.DateTimeField()
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="differences")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    lapsed_by = models.ForeignKey(
        Import, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Lần nhập làm hết khác."
    )

    class Meta:
        ordering = ("-found_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("organization", "kind"),
                condition=models.Q(settled_at__isnull=True),
                name="one_open_difference_each",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, outcome="")
                | (models.Q(settled_at__isnull=False) & ~models.Q(outcome="")),
                name="settled_difference_has_outcome",
            ),
        ]
        indexes = [models.Index(fields=("settled_at", "kind", "-found_at"), name="difference_open")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.ours} / {self.theirs}"


class EarlierWord(models.Model):
    """What an earlier import said of a difference that a later one told anew; taken back, that one gives way to it."""

    difference = models.ForeignKey(Difference, on_delete=models.CASCADE, related_name="earlier_words")
    origin = models.ForeignKey(Import, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ours = models.CharField(max_length=250)
    theirs = models.CharField(max_length=250)
    facts = models.JSONField(default=dict)
    found_at = models.DateTimeField()

    class Meta:
        ordering = ("difference", "pk")

    def __str__(self) -> str:
        return f"{self.ours} / {self.theirs}"
