"""How rows of the permission table are written: what each role gets of one address."""

from dataclasses import dataclass

ROLES = (
    "anonymous", "visitor", "other_province", "manager", "supervisor", "leader", "alliance",
    "commune", "province", "ministry", "administrator",
)  # fmt: skip
# Who manages the very organization that the rows are about; "manager" manages another one.
OWN_MANAGER = "own_manager"
Answers = dict[str, int]


def answers(everyone: int, **others: int) -> Answers:
    """The same for all who are signed in, but for those named; who is not signed in is sent to the sign-in."""
    return {**dict.fromkeys(ROLES, everyone), "anonymous": 302, **others}


NOT_YOURS = {"visitor": 404, "other_province": 404, "manager": 404}
READ_ONLY = {"supervisor": 403, "leader": 403, "alliance": 403}
NOWHERE_TO_WRITE = {"visitor": 403, "manager": 403, **READ_ONLY}
OPEN = answers(200, anonymous=200)
SIGNED_IN = answers(200)
READ = answers(200, **NOT_YOURS)
WRONG_METHOD = answers(405)
ADMINISTER = answers(404, administrator=200)
NO_SCAN = answers(404)  # the document is a text; tests of scans are in test_pages
HTML, CSV, ICS, JSON = "text/html", "text/csv", "text/calendar", "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Row:
    """One address: what GET gives and as what; what an empty POST gives."""

    get: Answers
    post: Answers = None  # type: ignore[assignment]
    form: str = HTML

    def expected(self, method: str, role: str) -> int:
        """What the method gives the role; a row says of the organization's own manager only what sets him apart."""
        answer = self.get if method == "get" else self.post if self.post is not None else WRONG_METHOD
        return answer.get(OWN_MANAGER, answer["manager"]) if role == OWN_MANAGER else answer[role]


def writes(done: int) -> Answers:
    """An empty POST: ``done`` for those who may write."""
    return answers(done, **NOT_YOURS, **READ_ONLY)


def of_writers(done: int) -> Answers:
    """What exists for those alone who may write."""
    return answers(404, commune=done, province=done, ministry=done, administrator=done)
