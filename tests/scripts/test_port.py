import socket

import pytest

from scripts.port import HOST, check_free, chosen_port


def test_the_port_is_8000_unless_the_environment_names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert chosen_port() == 8000

    monkeypatch.setenv("PORT", "8123")
    assert chosen_port() == 8123


@pytest.mark.parametrize("raw", ["http", "0", "65536", "-1", "80.5", "²"])
def test_a_port_that_is_no_port_is_refused_with_an_example(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("PORT", raw)

    with pytest.raises(SystemExit, match="PORT=8001 make run"):
        chosen_port()


def test_a_taken_port_is_said_in_words_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SystemExit) as refusal:
            check_free(port)

    assert f"Cổng {port} đang có chương trình khác dùng" in str(refusal.value)
    assert f"PORT={port + 1 if port < 65535 else 8000} make run" in str(refusal.value)


def test_a_port_whose_connections_just_closed_is_free() -> None:
    with socket.socket() as listener, socket.socket() as visitor:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        listener.bind((HOST, 0))
        listener.listen()
        port = listener.getsockname()[1]
        visitor.connect((HOST, port))
        accepted, _address = listener.accept()
        accepted.close()  # the server closes first, so its side of the connection lingers

    check_free(port)
