"""Is the port of the site free? Asked before anything else is done: `make run`."""

import os
import socket

from scripts.console import refuse, speak_utf8

HOST = "127.0.0.1"  # the demo is for the person at this machine; an office puts a proxy in front
DEFAULT_PORT = 8000


def chosen_port() -> int:
    """PORT of the environment, else 8000. Refused when it is not a port's number."""
    raw = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not raw.isascii() or not raw.isdigit() or not 1 <= int(raw) <= 65535:
        raise refuse(
            f"PORT={raw} không phải là số cổng. Hãy chọn một số từ 1024 đến 65535, ví dụ: PORT=8001 make run",
            f"PORT={raw} is not a port number. Choose one from 1024 to 65535, for example: PORT=8001 make run",
        )
    return int(raw)


def check_free(port: int) -> None:
    """Refused in words when another program listens there, or when the system does not let us."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections just closed are no listener
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise refuse(
                f"Hệ thống không cho dùng cổng {port}. Hãy chọn cổng lớn hơn 1023, ví dụ: PORT=8001 make run",
                f"The system does not allow port {port}. Choose one above 1023, for example: PORT=8001 make run",
            ) from None
        except OSError:
            other = 8001 if port == DEFAULT_PORT else port + 1 if port < 65535 else DEFAULT_PORT
            raise refuse(
                f"Cổng {port} đang có chương trình khác dùng (có thể là một lần chạy trước chưa tắt). "
                f"Hãy tắt chương trình đó, hoặc chọn cổng khác: PORT={other} make run",
                f"Port {port} is taken by another program (perhaps an earlier run that is still on). "
                f"Stop it, or choose another port: PORT={other} make run",
            ) from None


if __name__ == "__main__":
    speak_utf8()
    check_free(chosen_port())
