"""A program that does deeds on an installation of its own from several threads, and prints what came of them.

Tests write where they are called, inside a transaction of their own; how deeds are written together shows only here.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any


def together(deeds: list[Callable[[], Any]]) -> tuple[list[str], int]:
    """Do the deeds at once, each in a thread, the first one only when all the others wait.

    Returns what each thread was told, and how often was committed.
    """
    from django.db import connection
    from django.db.backends.base.base import BaseDatabaseWrapper

    from groundplan.web import writing

    commits = []
    commit = BaseDatabaseWrapper.commit

    def counted(self: BaseDatabaseWrapper) -> None:
        commits.append(1)
        commit(self)

    BaseDatabaseWrapper.commit = counted
    told = [""] * len(deeds)
    begun = threading.Event()

    def first() -> Any:
        begun.set()
        while writing._writer._waiting < len(deeds) - 1:
            pass
        return deeds[0]()

    def work(number: int) -> None:
        try:
            told[number] = str(writing.write(deeds[number] if number else first))
        except Exception as error:
            told[number] = type(error).__name__
        connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(deeds))]
    threads[0].start()
    begun.wait(10)
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join(10)
    BaseDatabaseWrapper.commit = commit
    return told, len(commits)


def main() -> None:
    """Three groups of deeds: all good; one that fails; one that spoils the transaction, as a full disk does."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "groundplan.web.settings"
    import django

    django.setup()
    from django.db import transaction

    from groundplan.web.accounts.models import Person
    from groundplan.web.serving import migrate

    migrate()

    def named(name: str) -> Callable[[], str]:
        return lambda: str(Person.objects.create_named(name).name)

    def fails(name: str) -> Callable[[], str]:
        def deed() -> str:
            Person.objects.create_named(name)
            raise ValueError(name)

        return deed

    def spoils(name: str) -> Callable[[], str]:
        def deed() -> str:
            Person.objects.create_named(name)
            # As SQLite does by itself on a full disk: the whole transaction is gone under the savepoint.
            transaction.get_connection().connection.rollback()
            raise ValueError(name)

        return deed

    groups = {
        "good": [named("Ana"), named("Ben"), named("Cem")],
        "first fails": [fails("Dot"), named("Eva"), named("Fay")],
        "another fails": [named("Gus"), fails("Hal"), named("Ida")],
        "all fail": [fails("Jon"), fails("Kim")],
        "spoilt": [named("Lea"), spoils("Max")],
        "afterwards": [named("Ned")],
    }
    done = {name: together(deeds) for name, deeds in groups.items()}
    there = sorted(Person.objects.values_list("name", flat=True))
    json.dump({"done": done, "there": there}, sys.stdout)


if __name__ == "__main__":
    main()
