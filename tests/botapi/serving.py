"""How does a request come in and its answer go out? Routes, tokens, faults, the envelope."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aiohttp import web

from tests.botapi import methods
from tests.botapi.arguments import LIMIT, Arguments, read
from tests.botapi.checks import Specification
from tests.botapi.faults import Fault
from tests.botapi.refusals import INVALID_TOKEN, Refused
from tests.botapi.world import Call, World

TOKEN = re.compile(r"[1-9]\d*:[\w-]+")
HTML_ERRORS = (502, 503, 504)  # the front end's own, in HTML

Sleep = Callable[[float], Any]


class Service:
    """One token's Bot API over HTTP. `specification` checks each call and answer where it is given."""

    def __init__(self, token: str, world: World, specification: Specification | None, sleep: Sleep) -> None:
        self._token = token
        self._world = world
        self._specification = specification
        self._sleep = sleep

    def application(self) -> web.Application:
        """Make the web application; each start needs a new one."""
        application = web.Application(client_max_size=LIMIT + 1024 * 1024)
        for verb in ("GET", "POST"):
            application.router.add_route(verb, "/bot{token:[^/]*}/{method}", self._call)
        application.router.add_get("/file/bot{token:[^/]*}/{path:.+}", self._file)
        application.router.add_route("*", "/{anything:.*}", _not_found)
        return application

    async def _call(self, request: web.Request) -> web.StreamResponse:
        world, started = self._world, self._world.clock()
        name, arguments, fault = request.match_info["method"], Arguments(), None
        try:
            self._check_token(request.match_info["token"])
            arguments = await read(request)
            fault = world.faults.take(name.lower(), arguments.text("chat_id"))
            name, result = await self._do(name, arguments, fault)
            answer = web.json_response({"ok": True, "result": result})
        except Refused as refusal:
            answer = _refusal(refusal)
            world.happened(f"server refuses {name}: {refusal.code} {refusal.description}")
        except Exception as error:
            world.complaints.append(f"{name}: a flaw of the test server: {error!r}")
            raise
        self._note(Call(name, _told(arguments), started, world.clock() - started, *_outcome(answer, fault)))
        return await self._deliver(request, answer, fault)

    async def _do(self, name: str, arguments: Arguments, fault: Fault | None) -> tuple[str, Any]:
        if fault and fault.refusal:
            raise fault.refusal
        if fault and fault.drops:
            return name, None
        name, method = self._find(name)
        result = method(self._world, arguments)
        result = await result if inspect.isawaitable(result) else result
        if self._specification:
            sent = {*arguments.texts, *arguments.uploads}
            complaints = self._specification.call(name, arguments.texts, sent)
            complaints += self._specification.answer(name, result)
            self._world.complaints += complaints
        return name, result

    def _find(self, name: str) -> tuple[str, methods.Method]:
        try:
            return methods.find(name)
        except Refused:
            if self._specification and self._specification.knows(name):
                self._world.complaints.append(f"{name}: the official server has it, this one has not")
            raise

    def _check_token(self, token: str) -> None:
        if not TOKEN.fullmatch(token) or len(token) > 80:
            raise Refused(401, INVALID_TOKEN)
        if token != self._token:
            raise Refused(401, "Unauthorized")

    def _note(self, call: Call) -> None:
        self._world.calls.append(call)
        self._world.bell.ring()

    async def _deliver(
        self, request: web.Request, answer: web.Response, fault: Fault | None
    ) -> web.StreamResponse:
        if fault and fault.seconds:
            await self._sleep(fault.seconds)
        if fault and (fault.drops or fault.loses) and request.transport:
            self._world.happened(f"the connection of {request.match_info['method']} is reset")
            request.transport.abort()
        return answer

    async def _file(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request.match_info["token"])
        except Refused as refusal:
            return _refusal(refusal)
        for stored in self._world.files.values():
            if stored.path == request.match_info["path"]:
                return web.Response(body=stored.content, content_type="application/octet-stream")
        return await _not_found(request)


def _told(arguments: Arguments) -> dict[str, str]:
    return dict(arguments.texts) | {name: f"<file {file.name}>" for name, file in arguments.uploads.items()}


def _outcome(answer: web.Response, fault: Fault | None) -> tuple[int, str]:
    """Give status and description of a call; 0 where the request was lost."""
    if fault and fault.drops:
        return 0, "the request was lost"
    return answer.status, "" if answer.status == HTTPStatus.OK else answer.text or ""


def _refusal(refusal: Refused) -> web.Response:
    if refusal.code in HTML_ERRORS:
        page = f"<html><body><h1>{refusal.code} {refusal.description}</h1></body></html>"
        return web.Response(status=refusal.code, text=page, content_type="text/html")
    answer = web.json_response(refusal.wire(), status=refusal.code)
    if "retry_after" in refusal.parameters:
        answer.headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return answer


async def _not_found(_: web.Request) -> web.Response:
    return _refusal(Refused(404, "Not Found"))
