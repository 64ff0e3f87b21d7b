"""Versions that compare by their numbers."""

import re


class Version:
    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def parse(self, vstring):
        self.vstring = vstring
        self.version = [int(part) if part.isdigit() else part for part in re.split(r"(\d+|[a-z]+|\.)", vstring) if part and part != "."]

    def __str__(self):
        return self.vstring

    def __repr__(self):
        return f"{type(self).__name__} ('{self}')"

    def _compare(self, other, answer):
        return answer(self.version, (type(self)(other) if isinstance(other, str) else other).version)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)


class LooseVersion(Version):
    pass


class StrictVersion(Version):
    def parse(self, vstring):
        found = re.fullmatch(r"(\d+)\.(\d+)(?:\.(\d+))?(?:([ab])(\d+))?", vstring)
        if found is None:
            raise ValueError(f"invalid version number '{vstring}'")
        self.vstring = vstring
        before = (found[4], int(found[5])) if found[4] else ("final", 0)
        self.version = [int(found[1]), int(found[2]), int(found[3] or 0), *before]
