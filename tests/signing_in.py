"""Signed in by ``force_login`` nobody has proved who he is: what a person does before a sensitive act, done at once."""

import time
from typing import Any


def prove(client: Any) -> None:
    """As if the person signed in with ``client`` had just typed the password."""
    session = client.session
    if "_auth_user_id" not in session:
        return
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
