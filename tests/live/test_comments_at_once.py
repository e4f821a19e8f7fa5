"""Comments on a real server: sent by many at once, each is said once, and what was acknowledged is there after a kill."""

import re
from concurrent.futures import ThreadPoolExecutor

import httpx
from sheets import ready

from serving import serving, settle, signed_in

ABOUT = "comments/look-back/happened/"
PEOPLE = 8


def say(client, home, text, edit, **more):
    fields = {"deed": "begin", "text": text, "edit": edit, "csrfmiddlewaretoken": client.headers["x-form"], **more}
    return client.post(
        f"{home}{ABOUT}", data=fields, headers={"x-csrftoken": client.headers["x-form"]}, follow_redirects=False
    )


def said(client, home):
    page = client.get(f"{home}{ABOUT}").text
    return sorted(re.findall(r'<div class="said" dir="auto"><p>([^<]*)</p>', page))


def test_the_same_comment_from_many_hands_is_said_once(tmp_path):
    with serving(settle(tmp_path)) as server:
        client, home, _revision = ready(server)

        def person(number):
            own = httpx.Client(base_url=server.url, headers=client.headers, cookies=client.cookies, timeout=30)
            replies = [say(own, home, "All of us say this", "edit-shared")]
            replies += [say(own, home, f"Person {number}", f"edit-{number}") for _ in range(2)]
            own.close()
            return replies

        with ThreadPoolExecutor(PEOPLE) as people:
            replies = [reply for each in people.map(person, range(PEOPLE)) for reply in each]
        assert {reply.status_code for reply in replies} == {302}
        assert len({reply.headers["location"] for reply in replies}) == PEOPLE + 1
        assert said(client, home) == sorted(["All of us say this", *(f"Person {number}" for number in range(PEOPLE))])
        client.close()


def test_what_was_acknowledged_is_there_after_a_kill(tmp_path):
    with serving(settle(tmp_path)) as server:
        client, home, _revision = ready(server)
        assert say(client, home, "Before the power went", "edit-1").status_code == 302
        server.kill()
        client.close()
    with serving(settle(tmp_path)) as server:
        client, _page = signed_in(server)
        assert said(client, home) == ["Before the power went"]
        client.close()
