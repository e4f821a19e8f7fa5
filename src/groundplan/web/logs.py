"""What is logged: one line an event, for people or as JSON, and never what somebody wrote.

An event of ours is a name and a few facts from `FACTS`. Of other people's libraries only the sentence is told, without
what it is about, and of an error its class and where it happened, without its words: both would quote paths, answers or
addresses. A request is told by the name of its route; its path may hold the token of a link.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from groundplan.web.environment import SettingError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

KINDS = ("plain", "json")
# Facts that an event may carry, in this order; whatever else a record has is left out.
FACTS = ("method", "route", "status", "ms", "command", "kind", "attempts", "document", "entries", "reminding")
REQUEST_ID = "X-Request-Id"
_REQUESTS = "groundplan.requests"
_PLAIN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """The number of the request that is being answered, which its log lines carry; empty outside of one."""
    return _request_id.get()


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What is told of a record, by name and in order."""
    told: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": _event(record),
    }
    if number := request_id():
        told["request"] = number
    given = {**_of_request(getattr(record, "request", None)), **vars(record)}
    told |= {name: given[name] for name in FACTS if given.get(name) is not None}
    if record.exc_info and record.exc_info[1] is not None:
        told["error"], told["at"] = _name_of(record.exc_info[1]), [*_places(record.exc_info[1])]
    return told


def _event(record: logging.LogRecord) -> str:
    """Our own events are names; Django's and uvicorn's are sentences, told with gaps where their facts would stand. Of
    any other library the place is told that spoke, because its sentence may have been filled in already."""
    if record.name == "django.request":
        return "request.failed"
    if record.name.startswith("groundplan."):
        return str(record.msg)
    if record.name.startswith(("django.", "uvicorn.")):
        return f"{record.name}: {str(record.msg).strip()}"
    return f"{record.name}: {record.module}:{record.lineno}"


def _of_request(request: Any) -> dict[str, str]:
    """A request as it is told; Django hands it along with records of its own."""
    method = getattr(request, "method", None)
    return {"method": method, "route": route_of(request)} if method else {}


def route_of(request: Any) -> str:
    """The name of the address that was asked for; empty where there is none."""
    match = getattr(request, "resolver_match", None)
    return str(match.view_name) if match else ""


def _name_of(error: BaseException) -> str:
    """An error's class, with the code that a database or the system gave it: those say much and quote nothing."""
    cause = error.__cause__ or error
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or getattr(cause, "errno", None)
    return f"{type(error).__name__} ({code})" if code else type(error).__name__


def _places(error: BaseException) -> Iterator[str]:
    """Where an error came from, the innermost place last, causes before what they caused."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _places(before)
        yield f"{_name_of(before)}, then:"
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        return json.dumps(facts_of(record), ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """One line an event, and below it where an error came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The record for people."""
        told = facts_of(record)
        places = told.pop("at", [])
        line = f"{told.pop('time')} {told.pop('level').upper()} {told.pop('event')}"
        facts = "".join(f" {name}={value}" for name, value in told.items())
        return "\n".join([line + facts, *(f"    {place}" for place in places)])


def configuration(wish: str) -> dict[str, Any]:
    """Python's settings of logging; only programs get a line for each request. Raises `SettingError`."""
    kind = wish.strip().lower() or KINDS[0]
    if kind not in KINDS:
        raise SettingError("GROUNDPLAN_LOG", wish, "json")
    formatter = JsonLines if kind == "json" else PlainLines
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": f"{__name__}.{formatter.__name__}"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        # What a person did wrong she is told on the page; the log is for what went wrong in here.
        "loggers": {
            "django": {"level": "WARNING", "handlers": []},
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "CRITICAL"},
            _REQUESTS: {"level": "INFO" if kind == "json" else "WARNING"},
        },
    }


class Numbered:
    """Gives each request a number, for its log lines and its answer, and tells how it went. The outermost of all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._log = logging.getLogger(_REQUESTS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer it. A proxy's own number is kept where it is plain."""
        began = time.perf_counter()
        given = request.headers.get(REQUEST_ID, "")
        number = given if _PLAIN_ID.fullmatch(given) else f"{secrets.randbelow(10**12):012}"
        before = _request_id.set(number)
        try:
            response = self._get_response(request)
            response.headers[REQUEST_ID] = number
            if self._log.isEnabledFor(logging.INFO):
                ms = round((time.perf_counter() - began) * 1000, 1)
                facts = {"status": response.status_code, "ms": ms, **_of_request(request)}
                self._log.info("request", extra=facts)
            return response
        finally:
            _request_id.reset(before)
