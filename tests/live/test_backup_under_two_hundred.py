"""A backup while two hundred people save: restored elsewhere, nothing that was acknowledged before it is missing."""

import asyncio

import httpx
from sheets import answers, post, ready

from serving import run, serving, settle

PEOPLE = 200
BEFORE = 250


async def write_on(client, where, revision, number, acknowledged, sent, enough, stop):
    """One of them: a line after the other in a sheet that all share, until told to stop."""
    line = 0
    while not stop.is_set():
        text = f"person {number} line {line}"
        sent.add(text)
        fields = {f"look-back/keep/p{number}x{line}": text}
        reply = await post(client, where, fields, f"edit-{number}-{line}", revision)
        if reply.status_code == 200 and reply.json()["saved"]:
            acknowledged.append(text)
            if len(acknowledged) == BEFORE:
                enough.set()
        line += 1


async def everybody(server, signed_in, where, revision, backup):
    """All of them at once; returns what was acknowledged before the backup began, and all that was ever sent."""
    acknowledged, sent, enough, stop = [], set(), asyncio.Event(), asyncio.Event()
    limits = httpx.Limits(max_connections=PEOPLE, max_keepalive_connections=PEOPLE)
    async with httpx.AsyncClient(
        base_url=server.url, headers=signed_in.headers, cookies=signed_in.cookies, limits=limits, timeout=120
    ) as client:
        people = [
            asyncio.create_task(write_on(client, where, revision, number, acknowledged, sent, enough, stop))
            for number in range(PEOPLE)
        ]
        waiting = asyncio.create_task(enough.wait())
        # Whoever is turned away ends the wait, and the test with it.
        done, _others = await asyncio.wait({waiting, *people}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        before = list(acknowledged)
        done = await asyncio.to_thread(backup)
        stop.set()
        await asyncio.gather(*people)
    assert (done.returncode, done.stderr) == (0, "")
    return before, sent


def test_nothing_acknowledged_before_the_backup_is_missing_after_it_was_restored(tmp_path):
    home, there, file = tmp_path / "home", tmp_path / "there", str(tmp_path / "all.zip")

    with serving(settle(home)) as server:
        client, where, revision = ready(server)
        before, sent = asyncio.run(everybody(server, client, where, revision, lambda: run(home, "backup", file)))
        client.close()
    assert run(there, "restore", file).returncode == 0
    kept = [item["text"] for item in answers(there)["keep"]]
    assert len(before) >= BEFORE
    assert set(before) <= set(kept)
    assert set(kept) <= sent
    assert len(kept) == len(set(kept))
