"""Words to fill measured texts with."""

_SENTENCE = "teens here want a place to make things with people who know how and somebody who takes them seriously"
WORDS = _SENTENCE.split()
