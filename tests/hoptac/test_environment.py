"""What is read of the environment at the start."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from hoptac.environment import MailServer, env_optional_secret, mail_server, oidc_providers


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", MailServer("", 25, "", "", False, False)),
        ("smtp://lan:m%40t@thu.example", MailServer("thu.example", 587, "lan", "m@t", True, False)),
        ("smtps://thu.example:4465", MailServer("thu.example", 4465, "", "", False, True)),
        ("smtp+plain://127.0.0.1", MailServer("127.0.0.1", 25, "", "", False, False)),
    ],
)
def test_a_mail_server_is_told_in_one_address(address: str, server: MailServer) -> None:
    assert mail_server(address) == server


@pytest.mark.parametrize("address", ["thu.example", "http://thu.example", "smtp://"])
def test_an_address_that_is_no_mail_server_s_stops_the_start(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="HOPTAC_MAIL_URL"):
        mail_server(address)


def test_a_server_of_identities_needs_its_name_and_its_secret() -> None:
    assert oidc_providers(server="", client_id="", secret="", name="x") == {}
    with pytest.raises(ImproperlyConfigured, match="HOPTAC_OIDC_CLIENT_ID"):
        oidc_providers(server="https://id.example", client_id="hoptac", secret="", name="x")


def test_a_secret_is_read_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("bí mật\n", encoding="utf-8")
    monkeypatch.setenv("HOPTAC_OIDC_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    assert env_optional_secret("HOPTAC_OIDC_CLIENT_SECRET") == "bí mật"

    monkeypatch.setenv("HOPTAC_OIDC_CLIENT_SECRET_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="Không đọc được"):
        env_optional_secret("HOPTAC_OIDC_CLIENT_SECRET")
