"""Letters that go out by e-mail; no room knows who sends them."""
