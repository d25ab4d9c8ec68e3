"""Locking and opening accounts, passwords, second factors."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_failures
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse

from hoptac.accounts.errors import LinkSpentError, LockedAlreadyError, NoSecondFactorError, OwnAccountError
from hoptac.accounts.models import Departure, User
from hoptac.accounts.services.roles import keep_an_administrator
from hoptac.accounts.services.sessions import end_sessions
from hoptac.base import audit
from hoptac.base.services.notices import NewNotice, send_notices


@transaction.atomic
def lock_account(person: User, *, reason: str, actor: User, at: datetime, today: date) -> None:
    """Nobody signs in with it any more, and who is signed in is out. Nothing that the person did is touched."""
    if person.pk == actor.pk:
        raise OwnAccountError(act="khóa tài khoản")
    if not person.is_active:
        raise LockedAlreadyError(person=person.full_name)
    keep_an_administrator(person, today=today)
    _set_open(person, is_open=False)
    Departure.objects.filter(user=person, closed_at__isnull=True).update(closed_at=at)
    end_sessions(person, actor=actor, at=at, reason=reason)
    audit.record(actor, "accounts.account.locked", person, at=at, reason=reason)


@transaction.atomic
def unlock_account(person: User, *, reason: str, actor: User, at: datetime) -> None:
    """Open the account again, and forget the failures that may have locked its name."""
    if person.pk == actor.pk:
        raise OwnAccountError(act="mở khóa tài khoản")
    _set_open(person, is_open=True)
    forget_failures(username=person.username)
    audit.record(actor, "accounts.account.unlocked", person, at=at, reason=reason)


def _set_open(person: User, *, is_open: bool) -> None:
    person.is_active = is_open
    person.version += 1
    person.save(update_fields=["is_active", "version"])


def make_password_link(person: User, *, reason: str, actor: User, at: datetime) -> str:
    """The secret of a link by which the person sets a new password: once, within a day, and not after signing in."""
    if person.pk == actor.pk:
        raise OwnAccountError(act="đặt lại mật khẩu bằng đường dẫn")
    audit.record(actor, "accounts.password.link_made", person, at=at, reason=reason)
    return default_token_generator.make_token(person)


@transaction.atomic
def use_password_link(person: User, secret: str, *, password: str, at: datetime) -> None:
    """Set the password by the link; every sign-in of before ends, and so does a lock-out."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active or not default_token_generator.check_token(person, secret):
        raise LinkSpentError()
    _set_password(person, password)
    end_sessions(person, actor=person, at=at)
    forget_failures(username=person.username)
    audit.record(person, "accounts.password.set_by_link", person, at=at)


@transaction.atomic
def change_password(person: User, *, password: str, keep: str, at: datetime) -> None:
    """One's own new password; other devices are signed out, the session ``keep`` stays."""
    _set_password(person, password)
    end_sessions(person, actor=person, at=at, but=keep)
    audit.record(person, "accounts.password.changed", person, at=at)


def _set_password(person: User, password: str) -> None:
    person.set_password(password)
    person.version += 1
    person.save(update_fields=["password", "version"])


@transaction.atomic
def change_name(person: User, *, full_name: str, at: datetime) -> None:
    """How one's name is written."""
    before, person.full_name = person.full_name, full_name
    person.version += 1
    person.save(update_fields=["full_name", "version"])
    audit.record(person, "accounts.person.renamed", person, at=at, was=before, now=full_name)


@transaction.atomic
def reset_second_factor(person: User, *, reason: str, actor: User, at: datetime) -> None:
    """For one who lost the telephone: the person signs in by password and sets the second factor up anew.

    The person is told who did it: an account that asks for no code any more is to surprise nobody.
    """
    if person.pk == actor.pk:
        raise OwnAccountError(act="bỏ xác thực hai lớp")
    held = Authenticator.objects.select_for_update().filter(user=person)
    if not held.exists():
        raise NoSecondFactorError(person=person.full_name)
    held.delete()
    end_sessions(person, actor=actor, at=at, reason=reason)
    text = (
        f"{actor} đã bỏ xác thực hai lớp của tài khoản bạn. "
        f"Nếu bạn không nhờ việc này, hãy đổi mật khẩu ngay và báo quản trị hệ thống. Lý do đã ghi: {reason}"
    )
    key = f"accounts.second_factor.reset:{at.isoformat()}"
    send_notices([NewNotice(person.pk, key, text[:400], reverse("accounts:mine"))], at=at)
    audit.record(actor, "accounts.second_factor.reset", person, at=at, reason=reason)
