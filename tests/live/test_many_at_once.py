"""Many people saving at the same moment: each edit is there once, and one person's mistake is hers alone."""

from concurrent.futures import ThreadPoolExecutor

import httpx
from sheets import answers, post, ready

from serving import serving, settle

PEOPLE = 12
LINES = 15


def test_everything_that_was_acknowledged_is_there_once(tmp_path):
    with serving(settle(tmp_path)) as server:
        client, home, revision = ready(server)

        def person(number):
            own = httpx.Client(base_url=server.url, headers=client.headers, cookies=client.cookies, timeout=30)
            replies = []
            for line in range(LINES):
                fields = {f"look-back/keep/p{number}x{line}": f"person {number} line {line}"}
                edit = f"edit-{number}-{line}"
                # Sent twice, as by somebody whose first reply was lost; and a forged one in between.
                replies += [post(own, home, fields, edit, revision) for _ in range(2)]
                replies.append(post(own, home, fields, f"forged-{number}-{line}", "1.99999"))
            own.close()
            return replies

        with ThreadPoolExecutor(PEOPLE) as people:
            replies = [reply for each in people.map(person, range(PEOPLE)) for reply in each]
        client.close()
    assert sorted({reply.status_code for reply in replies}) == [200, 409]
    assert sum(reply.status_code == 409 for reply in replies) == PEOPLE * LINES
    told = [item["text"] for item in answers(tmp_path)["keep"]]
    assert sorted(told) == sorted(f"person {number} line {line}" for number in range(PEOPLE) for line in range(LINES))
