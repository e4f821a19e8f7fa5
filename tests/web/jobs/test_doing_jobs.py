"""Jobs: put in with a write, done at least once, tried again with growing delays, given up in sight, shared."""

import logging
import threading
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.utils import timezone

from groundplan.errors import GroundplanError
from groundplan.web.jobs import actions, queries, runner, waking
from groundplan.web.jobs.kinds import Kind
from groundplan.web.jobs.models import Job, Recurrence, State
from groundplan.web.jobs.schedule import Daily, Every, Recurring
from groundplan.web.writing import write

HERE = f"{__name__}." if "." in __name__ else "test_doing_jobs."
done = []
ZONE = ZoneInfo("America/New_York")


def note(arguments):
    done.append(arguments["n"])


def cannot(arguments):
    raise GroundplanError("The post office is shut.")


def broken(arguments):
    raise ZeroDivisionError("what somebody wrote")


FUNCTIONS = {"note": note, "cannot": cannot, "broken": broken}


@pytest.fixture
def kinds(settings, monkeypatch):
    """A table of kinds of our own."""
    done.clear()
    monkeypatch.setattr(Kind, "function", lambda kind: FUNCTIONS[kind.does])
    settings.GROUNDPLAN_JOBS = {name: Kind(name, attempts=3) for name in FUNCTIONS}


def put_in(kind, n=0, **when):
    return write(lambda: actions.enqueue(kind, {"n": n}, **when))


def only():
    return Job.objects.get()


@pytest.mark.django_db
@pytest.mark.usefixtures("kinds")
class TestOneJobAfterTheOther:
    def test_they_are_done_in_the_order_in_which_they_are_due(self):
        now = timezone.now()
        put_in("note", 2, due=now - timedelta(minutes=1))
        put_in("note", 1, due=now - timedelta(minutes=2))
        put_in("note", 3, due=now + timedelta(minutes=1))
        assert runner.run_due() == 2
        assert done == [1, 2]
        assert queries.next_due([]) == now + timedelta(minutes=1)
        assert list(Job.objects.order_by("due").values_list("state", flat=True)) == ["done", "done", "waiting"]

    def test_a_write_that_is_undone_leaves_no_job(self):
        def deed():
            actions.enqueue("note", {})
            raise GroundplanError("No.")

        with pytest.raises(GroundplanError):
            write(deed)
        assert not Job.objects.exists()

    def test_a_kind_that_nobody_wired_is_refused_when_it_is_put_in(self):
        with pytest.raises(actions.UnknownKindError):
            put_in("nothing")

    def test_what_fails_is_tried_again_later_and_later_and_then_given_up(self):
        put_in("cannot")
        delays = []
        for _attempt in range(2):
            before = timezone.now()
            assert runner.run_due() == 1
            job = only()
            assert (job.state, job.error, job.claim) == (State.WAITING, "The post office is shut.", None)
            delays.append(round((job.due - before).total_seconds() / 60))
            assert runner.run_due() == 0
            Job.objects.update(due=before)
        assert delays == [1, 2]
        runner.run_due()
        assert (only().state, only().attempts) == (State.GIVEN_UP, 3)
        assert [each.error for each in queries.given_up()] == ["The post office is shut."]
        assert actions.try_again() == 1
        assert (only().state, only().attempts) == (State.WAITING, 0)

    def test_what_failed_and_then_went_well_is_in_trouble_no_more(self):
        put_in("cannot")
        runner.run_due()
        assert queries.in_trouble().count() == 1
        Job.objects.update(kind="note", due=timezone.now())
        runner.run_due()
        assert (only().state, only().error) == (State.DONE, "")
        assert not queries.in_trouble().exists()

    def test_an_accident_is_told_without_the_words_that_it_carries(self, caplog):
        put_in("broken")
        with caplog.at_level(logging.ERROR):
            runner.run_due()
        assert only().error == "Something went wrong in Groundplan (ZeroDivisionError)."

    def test_a_kind_of_another_version_waits_for_it(self, settings):
        put_in("note")
        settings.GROUNDPLAN_JOBS = {}
        runner.run_due()
        assert (only().state, done) == (State.WAITING, [])
        assert "does not know jobs of the kind note" in only().error

    def test_a_claim_of_a_dead_process_ends_and_the_job_is_taken_up_again(self):
        put_in("note", 7)
        now = timezone.now()
        dead = actions.claim(now)
        assert actions.claim(now + actions.LEASE / 2) is None
        again = actions.claim(now + actions.LEASE)
        assert (again.id, again.attempts) == (dead.id, 2)
        # The process that was taken for dead speaks up after all: the job is not its own any more.
        actions.fail(dead, "Late.")
        actions.renew(dead, now + timedelta(days=1))
        assert (only().claim, only().error) == (again.claim, "")
        actions.finish(again)
        assert only().state == State.DONE

    def test_a_job_that_kills_every_process_is_given_up(self):
        put_in("note")
        for attempt in range(3):
            assert actions.claim(timezone.now() + attempt * 2 * actions.LEASE) is not None
        Job.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
        runner.run_due()
        assert (only().state, only().error, done) == (State.GIVEN_UP, "The server stopped before it was done.", [])

    def test_the_one_process_of_an_embedded_installation_waits_for_no_claim(self):
        put_in("note")
        actions.claim(timezone.now())
        actions.release_all()
        assert actions.claim(timezone.now()) is not None

    def test_what_was_done_is_forgotten_after_a_week_and_what_was_given_up_is_not(self):
        long_ago = timezone.now() - timedelta(days=8)
        for state in (State.DONE, State.GIVEN_UP):
            Job.objects.create(kind="note", due=long_ago, state=state, ended=long_ago)
        actions.forget_done({})
        assert only().state == State.GIVEN_UP
        assert actions.forget_given_up() == 1

    def test_a_sentence_that_is_far_too_long_is_cut(self):
        put_in("note")
        actions.fail(actions.claim(timezone.now()), "é" * 5000)
        assert only().error == "é" * 500


@pytest.mark.django_db
@pytest.mark.usefixtures("kinds")
class TestWhatComesRound:
    NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)

    def come(self, rule, now):
        actions.come_round([Recurring("note", rule)], now, ZONE)

    def test_one_that_is_new_comes_at_once_and_then_by_its_rule(self):
        rule = Every(timedelta(hours=6))
        self.come(rule, self.NOW)
        self.come(rule, self.NOW + timedelta(hours=5))
        assert Job.objects.count() == 1
        Job.objects.update(state=State.DONE)
        self.come(rule, self.NOW + timedelta(hours=20))
        assert Job.objects.count() == 2
        assert Recurrence.objects.get().due == self.NOW + timedelta(hours=24)

    def test_while_the_last_one_is_not_done_none_is_added(self):
        rule = Every(timedelta(hours=1))
        for hour in range(5):
            self.come(rule, self.NOW + timedelta(hours=hour))
        assert Job.objects.count() == 1

    def test_a_rule_that_changed_begins_anew(self):
        self.come(Every(timedelta(days=30)), self.NOW)
        self.come(Daily(time(2, 30)), self.NOW)
        assert Recurrence.objects.get().due == datetime(2027, 3, 2, 7, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("now", "then"),
        [
            (datetime(2027, 3, 1, 7, 29, tzinfo=UTC), datetime(2027, 3, 1, 7, 30, tzinfo=UTC)),
            (datetime(2027, 3, 1, 7, 30, tzinfo=UTC), datetime(2027, 3, 2, 7, 30, tzinfo=UTC)),
            # The night in which 02:30 does not exist, and the one in which 01:30 comes twice.
            (datetime(2027, 3, 14, 5, 0, tzinfo=UTC), datetime(2027, 3, 14, 7, 30, tzinfo=UTC)),
            (datetime(2027, 3, 14, 8, 0, tzinfo=UTC), datetime(2027, 3, 15, 6, 30, tzinfo=UTC)),
        ],
    )
    def test_a_time_of_day_is_that_of_this_computers_clock(self, now, then):
        assert Daily(time(2, 30)).next(now, now, ZONE) == then

    def test_what_no_setting_asks_for_any_more_keeps_nobody_awake(self):
        self.come(Every(timedelta(hours=1)), self.NOW)
        Job.objects.all().delete()
        assert queries.next_due([]) is None
        assert queries.next_due(["note"]) is not None


@pytest.mark.skipif(connection.vendor == "sqlite", reason="several threads on SQLite are tried on a real server")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("kinds")
class TestSeveralAtOnce:
    def test_a_runner_is_woken_by_a_job_that_was_put_in(self, monkeypatch):
        did = threading.Event()
        monkeypatch.setitem(FUNCTIONS, "note", lambda arguments: did.set())
        running = runner.Runner()
        running.start()
        try:
            put_in("note")
            assert did.wait(20)
        finally:
            running.stop()
        assert not running._thread.is_alive()
        assert only().state == State.DONE
        assert not waking._runners

    def test_two_runners_do_every_job_once(self):
        for n in range(12):
            put_in("note", n)
        lock, both = threading.Lock(), threading.Barrier(2, timeout=20)
        met = []

        def meet(arguments):
            with lock:
                first = len(met) < 2
                met.append(arguments["n"])
            if first:
                both.wait()

        FUNCTIONS["note"], before = meet, FUNCTIONS["note"]
        runners = [runner.Runner() for _ in range(2)]
        try:
            for each in runners:
                each.start()
            waited = threading.Event()
            for _ in range(400):
                if Job.objects.filter(state=State.DONE).count() == 12:
                    break
                waited.wait(0.05)
        finally:
            for each in runners:
                each.stop()
            FUNCTIONS["note"] = before
        assert sorted(met) == list(range(12))

    def test_what_comes_round_comes_once_for_several_processes(self):
        now, table = timezone.now(), [Recurring("note", Every(timedelta(hours=1)))]

        def process():
            actions.come_round(table, now, ZONE)
            connection.close()

        processes = [threading.Thread(target=process) for _ in range(4)]
        for each in processes:
            each.start()
        for each in processes:
            each.join(30)
        assert (Job.objects.count(), Recurrence.objects.count()) == (1, 1)

    def test_a_job_that_somebody_is_claiming_is_passed_by(self):
        put_in("note")
        claimed = []

        def other():
            claimed.append(actions.claim(timezone.now()))
            connection.close()

        with transaction.atomic():
            assert queries.to_be_claimed(timezone.now()).select_for_update(skip_locked=True).first() is not None
            thread = threading.Thread(target=other)
            thread.start()
            thread.join(20)
        assert claimed == [None]
