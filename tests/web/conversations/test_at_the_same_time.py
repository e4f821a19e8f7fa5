"""She puts it otherwise once more in the moment in which the team takes her words: one comes after the other."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from groundplan.web.conversations import answering, settling
from groundplan.web.conversations.answering import Given, One
from groundplan.web.conversations.models import Reply
from groundplan.web.conversations.queries import Said, opened
from groundplan.web.conversations.settling import Decision, SettledAlreadyError
from groundplan.web.workbooks.models import Proposal
from groundplan.web.workbooks.queries import NotFoundError

pytestmark = [
    pytest.mark.skipif(connection.vendor == "sqlite", reason="several threads on SQLite are tried on a real server"),
    pytest.mark.django_db(transaction=True),
]
FIRST, THEN = "Nobody in this county should be bored.", "Nobody anywhere should be bored."


def test_what_the_team_took_is_not_offered_once_more(cast, asked, her, monkeypatch):
    path = asked("Nobody in this town should be bored.")
    her(path).answer(Nobody=("other", FIRST))
    token, reply, proposal = path.split("/")[2], Reply.objects.get(), Proposal.objects.get()
    reached, settled = threading.Event(), threading.Event()
    take = answering._take

    def slowly(*arguments, **named):
        reached.set()
        settled.wait(2)
        take(*arguments, **named)

    monkeypatch.setattr(answering, "_take", slowly)

    def answer():
        try:
            seen = opened(token).asking.version
            answering.answer(token, Given("Rosa Alder", "director", {reply.id: One(Said.OTHER, THEN)}, seen=seen))
        finally:
            connection.close()

    def settle():
        try:
            reached.wait(20)
            return settling.settle(cast.owner.id, cast.workbook.id, Decision(proposal.id, FIRST, FIRST))
        except SettledAlreadyError as error:
            return error
        finally:
            settled.set()
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answered, done = threads.submit(answer), threads.submit(settle)
        answered.result(30)
        outcome = done.result(30)
    proposal.refresh_from_db()
    # Her later words wait for the team, which is told that it decided about others.
    assert isinstance(outcome, SettledAlreadyError)
    assert (proposal.text, proposal.standing, proposal.settled) == (THEN, "open", None)
    assert FIRST not in str(cast.answers("connected-learning-plan").get("mission"))


def test_a_stranger_decides_nothing_meanwhile(cast, asked, her):
    her(asked()).answer(Nobody=("other", FIRST))
    with pytest.raises(NotFoundError):
        settling.settle(cast.stranger.id, cast.workbook.id, Decision(Proposal.objects.get().id, FIRST, FIRST))
