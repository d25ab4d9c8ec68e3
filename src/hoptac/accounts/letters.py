"""Mails of our own."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string

from hoptac.accounts.models import Invitation

logger = logging.getLogger(__name__)


def mail_invitation(invitation: Invitation, link: str) -> bool:
    """Send the link; False where the mail server did not take it, and the link has to be handed over otherwise."""
    words = render_to_string("accounts/invitation.txt", {"invitation": invitation, "link": link})
    try:
        send_mail("Lời mời dùng hệ thống Hợp Tác", words, None, [invitation.email])
    except (SMTPException, OSError) as trouble:
        logger.warning("The mail of invitation %s was not taken: %s", invitation.pk, trouble)
        return False
    return True
