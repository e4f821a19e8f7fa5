"""The base of every error that Groundplan raises on purpose; each subclass stands beside the code that raises it."""


class GroundplanError(Exception):
    """A mistake or an accident that a person can do something about.

    A subclass takes the facts and writes one sentence that says what happened, where, and what to do.
    The command line prints that sentence and exits with 2; the web face shows it with the status that
    `groundplan.web.errors` maps the class to.
    """

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
