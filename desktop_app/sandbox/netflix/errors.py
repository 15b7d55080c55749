"""Refusals of the emulator (netflix.md, sections 2.4 and 6).

Refusal
├── ApiError       the service's own envelope, XML or JSON, perhaps with a sub_code
└── GatewayError   Mashery's, in front of the service: text/plain, no sub_code
"""

from __future__ import annotations


class Refusal(Exception):
    """An answer that ends a call early."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status} {message}")
        self.status = status
        self.message = message


class ApiError(Refusal):
    """Refused by the service. `sub_code` 0 means that there is none."""

    def __init__(self, status: int, message: str, sub_code: int = 0) -> None:
        super().__init__(status, message)
        self.sub_code = sub_code


class GatewayError(Refusal):
    """Refused by the gateway. `mashery_code` goes into X-Mashery-Error-Code when there is one."""

    def __init__(self, status: int, message: str, mashery_code: str = "") -> None:
        super().__init__(status, message)
        self.mashery_code = mashery_code


def invalid(parameter: str) -> ApiError:
    return ApiError(400, f"{parameter} is invalid")


def invalid_signature() -> GatewayError:
    return GatewayError(401, "Invalid Signature")


def not_found() -> ApiError:
    return ApiError(404, "Resource not found")
