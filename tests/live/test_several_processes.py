"""Several processes on one PostgreSQL: any of them serves any worksheet, and none of them is needed."""

import json
import os
import random
import secrets
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psycopg
import pytest
from sheets import answers, post, ready

import databases
from ports import free_port
from serving import PROGRAM, Server, environment, run, serving, token, wait_until

pytestmark = pytest.mark.skipif(
    not databases.on_postgresql(), reason="several processes need PostgreSQL: set GROUNDPLAN_TEST_DATABASE_URL"
)

WORKERS = 4
PEOPLE = 6
KILLS = 20


def several(count=WORKERS, *more):
    return ("serve", "--no-open", "--workers", str(count), *more)


def at_a_port_of_its_own():
    """Where nothing answers once this server is gone: the first free port would be taken at once by another test's."""
    return ("--port", str(free_port()))


def workers_of(server):
    """The processes that serve for this one, as the kernel tells it; one that has ended and waits to be noticed is none."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return [int(each) for each in children if is_there(int(each))]


def is_there(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def all_are_there(server, count=WORKERS):
    """Wait until all processes were started; the others come after the first one answers."""
    wait_until(lambda: len(workers_of(server)) == count, 60)


class Person:
    """Somebody who types, and sends again what was not acknowledged, under the same id."""

    def __init__(self, server, client, home, revision, name):
        self.server, self.home, self.revision, self.name = server, home, revision, name
        self.headers, self.cookies = client.headers, client.cookies
        self.acknowledged, self.repeated = [], 0

    def type_until(self, enough):
        client = self.fresh()
        while not enough.is_set():
            number = len(self.acknowledged)
            client = self.save(client, f"{self.name} line {number}", f"{self.name}-{number}")
        client.close()

    def save(self, client, line, edit):
        fields = {f"look-back/keep/{edit}": line}
        for _ in range(100):
            try:
                reply = post(client, self.home, fields, edit, self.revision)
            except httpx.TransportError:
                client.close()
                client = self.fresh()
                self.repeated += 1
                continue
            assert reply.status_code == 200, (reply.status_code, reply.text)
            assert reply.json()["saved"]
            self.acknowledged.append(line)
            return client
        raise AssertionError("nobody answered any more")

    def fresh(self):
        return httpx.Client(base_url=self.server.url, headers=self.headers, cookies=self.cookies, timeout=30)


def test_nothing_acknowledged_is_lost_when_processes_are_killed_at_random(tmp_path):
    """Six people type into one list; twenty times one of four processes is killed under them."""
    seed = secrets.randbelow(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    with serving(tmp_path, arguments=several()) as server:
        client, home, revision = ready(server)
        all_are_there(server)
        people = [Person(server, client, home, revision, f"p{number}") for number in range(PEOPLE)]
        enough = threading.Event()
        with ThreadPoolExecutor(PEOPLE) as pool:
            typing = [pool.submit(person.type_until, enough) for person in people]
            try:
                for _ in range(KILLS):
                    wait_for_saves(people, chance.randrange(1, 20), typing)
                    os.kill(chance.choice(wait_until(lambda: workers_of(server), 60)), signal.SIGKILL)
            finally:
                enough.set()
        for each in typing:
            each.result()
        client.close()
    told = sorted(item["text"] for item in answers(tmp_path)["keep"])
    acknowledged = sorted(line for person in people for line in person.acknowledged)
    assert told == acknowledged
    assert sum(person.repeated for person in people) > 0
    assert len(acknowledged) > KILLS


def wait_for_saves(people, more, typing):
    """Wait until so many more lines were acknowledged; or one of those who type gave up, which the test tells later."""
    enough = sum(len(person.acknowledged) for person in people) + more
    wait_until(
        lambda: sum(len(person.acknowledged) for person in people) >= enough or any(each.done() for each in typing), 60
    )


def test_another_process_goes_on_where_one_was_killed(tmp_path):
    with serving(tmp_path, arguments=several(2)) as server:
        client, home, revision = ready(server)
        all_are_there(server, 2)
        for number in range(3):
            assert post(client, home, {"look-back/happened": f"text {number}"}, f"edit-{number}", revision).json()[
                "saved"
            ]
            before = workers_of(server)
            os.kill(before[0], signal.SIGKILL)
            client.close()
            client = httpx.Client(base_url=server.url, headers=client.headers, cookies=client.cookies, timeout=30)
            assert f"text {number}" in client.get(f"{home}sheet/look-back/").text
            wait_until(lambda gone=before[0]: len(workers_of(server)) == 2 and gone not in workers_of(server), 60)
            revision = answers_revision(client, home)
        client.close()
        # Each has its turn at the door for commands, and the link that one makes opens at another.
        for _ in range(6):
            told = run(tmp_path)
            entrance = told.stdout.removeprefix("Groundplan is at ").strip()
            assert httpx.get(entrance).status_code == 302
            assert httpx.get(entrance).status_code == 403


def test_two_people_who_answer_the_first_questions_at_once_are_in_one_workbook(tmp_path):
    """Pressed twice, or in two browsers: whichever processes they come to, it is the same first run."""
    with serving(tmp_path, arguments=several(2)) as server:
        all_are_there(server, 2)
        clients = [httpx.Client(base_url=server.url, follow_redirects=True, timeout=60) for _ in range(4)]
        first = {"library": "Mill River", "department": "Teens", "person": "Ana"}

        def asked(client):
            entrance = run(tmp_path).stdout.removeprefix("Groundplan is at ").strip()
            return client, token(client.get(entrance).text)

        def answer(both):
            client, form = both
            return str(client.post("/first/", data={**first, "csrfmiddlewaretoken": form}).url)

        with ThreadPoolExecutor(len(clients)) as browsers:
            arrived = set(browsers.map(answer, [asked(client) for client in clients]))
        assert len(arrived) == 1
        assert "/w/" in arrived.pop()
        for client in clients:
            client.close()
    assert len(json.loads(run(tmp_path, "workbook", "list", "--json").stdout)["workbooks"]) == 1


def answers_revision(client, home):
    page = client.get(f"{home}sheet/look-back/").text
    return page.split('name="revision" value="')[1].split('"')[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_all_of_them_and_what_was_asked_is_answered(tmp_path, number):
    server = Server(tmp_path, arguments=several(3, *at_a_port_of_its_own()))
    all_are_there(server, 3)
    workers = workers_of(server)
    server.process.send_signal(number)
    assert server.process.wait(30) == 0
    assert server.process.stdout.read() == ""
    server.process.stdout.close()
    assert [each for each in workers if is_there(each)] == []
    assert not (tmp_path / "server.json").exists()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/healthz")


def test_no_process_goes_on_serving_when_the_one_that_watches_is_killed(tmp_path):
    server = Server(tmp_path, arguments=several(3, *at_a_port_of_its_own()))
    all_are_there(server, 3)
    workers = workers_of(server)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait(30)
    wait_until(lambda: not any(map(is_there, workers)), 30)
    server.process.stdout.close()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/healthz")
    with serving(tmp_path, arguments=several(2)) as again:
        assert httpx.get(f"{again.url}/healthz").status_code == 200


def test_it_tells_once_where_it_is_and_what_became_of_a_process(tmp_path):
    with serving(tmp_path, arguments=several(2)) as server:
        all_are_there(server, 2)
        (victim, _other) = workers_of(server)
        os.kill(victim, signal.SIGKILL)
        told = server.process.stdout.readline()
        assert told.startswith(f"Server process {victim} was ended by signal 9: another takes its place.")
        wait_until(lambda: len(workers_of(server)) == 2 and victim not in workers_of(server), 60)


def test_two_servers_started_at_the_same_moment_on_one_empty_database_both_come_up(tmp_path):
    """Only one of them makes the tables; the other waits for it."""
    first, second = tmp_path / "first", tmp_path / "second"
    url = databases.of(first)
    with ThreadPoolExecutor(2) as both:
        servers = list(both.map(lambda home: Server(home, arguments=several(2), DATABASE_URL=url), (first, second)))
    try:
        for server in servers:
            assert httpx.get(f"{server.url}/healthz").status_code == 200
            assert httpx.get(server.entrance).status_code == 302
        with psycopg.connect(url) as database:
            twice = "SELECT app, name FROM django_migrations GROUP BY app, name HAVING count(*) > 1"
            assert database.execute(twice).fetchall() == []
            assert database.execute("SELECT count(*) FROM django_migrations").fetchone()[0] > 10
    finally:
        for server in servers:
            server.stop()


def test_a_start_on_a_database_that_is_away_is_given_up_in_one_line(tmp_path):
    away = databases.of(tmp_path).replace("/groundplan_", "/no_such_groundplan_")
    done = run(tmp_path, *several(3), DATABASE_URL=away)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "Groundplan cannot use its database" in line


def test_a_start_in_which_every_process_dies_is_given_up_with_a_sentence(tmp_path):
    """A worker that cannot even be read is started again a few times, with a growing pause, and not for ever."""
    broken = "import sys; from groundplan.web import crew; from groundplan.cli.main import main\n"
    broken += "crew.WORKER[:] = [sys.executable, '-c', 'raise SystemExit(7)']\nsys.exit(main(sys.argv[1:]))"
    began = time.monotonic()
    done = subprocess.run(
        [PROGRAM[0], "-c", broken, *several(3)], env=environment(tmp_path), capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "ended 5 times before they answered, the last one with status 7" in done.stderr.splitlines()[-1]
    assert time.monotonic() - began > 0.2 + 0.4 + 0.8 + 1.6


def test_after_the_database_cut_every_connection_the_next_request_works(tmp_path):
    with serving(tmp_path, arguments=several(2)) as server:
        client, home, revision = ready(server)
        for number in range(5):
            with psycopg.connect(databases.of(tmp_path), autocommit=True) as database:
                database.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            assert client.get(f"{home}sheet/look-back/").status_code == 200
            reply = post(client, home, {f"look-back/keep/r{number}": f"line {number}"}, f"edit-{number}", revision)
            assert reply.json()["saved"]
        client.close()
    assert [item["text"] for item in answers(tmp_path)["keep"]] == [f"line {number}" for number in range(5)]


def test_a_stranger_gets_404_from_every_process(tmp_path):
    with serving(tmp_path, arguments=several(2)) as server:
        client, home, _revision = ready(server)
        all_are_there(server, 2)
        for _ in range(8):
            assert httpx.get(f"{server.url}{home}").status_code == 404
            assert httpx.post(f"{server.url}/control/link", json={}).status_code == 404
        client.close()
