"""Turns: one works, others wait for a moment, and nobody for long."""

import threading

from groundplan.web import turns


def is_free():
    """Whether nobody has the turn and nobody waits for it."""
    return not turns._line._is_taken and not turns._line._waiting


def test_one_works_while_another_waits_until_it_pauses():
    order = []
    has_turn, may_pause, other_done = threading.Event(), threading.Event(), threading.Event()

    def first():
        with turns.turn():
            order.append("first begins")
            has_turn.set()
            may_pause.wait(5)
            with turns.pause():
                other_done.wait(5)
            order.append("first ends")

    def second():
        has_turn.wait(5)
        may_pause.set()
        with turns.turn():
            order.append("second")
        other_done.set()

    threads = [threading.Thread(target=each) for each in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert order == ["first begins", "second", "first ends"]


def test_who_has_waited_long_goes_on_without_the_turn():
    released = threading.Event()
    begun = threading.Event()

    def slow():
        with turns.turn():
            begun.set()
            released.wait(10)

    thread = threading.Thread(target=slow)
    thread.start()
    begun.wait(5)
    # Here in spite of the slow one; to pause without having the turn gives nobody else's away.
    with turns.turn(), turns.pause():
        assert thread.is_alive()
    released.set()
    thread.join(10)
    assert is_free()


def test_a_mistake_gives_the_turn_back():
    for _ in range(2):
        try:
            with turns.turn():
                raise ValueError
        except ValueError:
            pass
    assert is_free()


def test_what_was_given_up_is_anybodys_and_a_later_pause_does_not_take_it_back():
    with turns.turn():
        turns.give_up()
        assert is_free()
        with turns.pause():
            assert is_free()
        assert is_free()
    assert is_free()


def test_a_pause_outside_of_any_turn_does_nothing():
    with turns.pause():
        assert is_free()


def test_turns_are_had_in_the_order_in_which_they_were_asked_for_and_who_comes_back_goes_first():
    order = []
    waiting = turns._line._waiting

    def asks(name):
        with turns.turn():
            order.append(name)

    def until(number):
        while len(waiting) < number:
            pass

    def comes_back():
        with turns.turn():
            may_go.set()
            with turns.pause():
                has_paused.wait(5)
            order.append("came back")

    may_go, has_paused = threading.Event(), threading.Event()
    threads = [threading.Thread(target=comes_back)]
    threads[0].start()
    may_go.wait(5)
    with turns.turn():
        for number, name in enumerate(("one", "two", "three"), 1):
            threads.append(threading.Thread(target=asks, args=(name,)))
            threads[-1].start()
            until(number)
        has_paused.set()
        until(4)
    for thread in threads:
        thread.join(10)
    assert order == ["came back", "one", "two", "three"]
    assert is_free()
