"""Data printed over several lines where one is too short."""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    (stream or sys.stdout).write(pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts) + "\n")


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._flat(object, 1)


def isreadable(object):
    return not repr(object).startswith("<")


def isrecursive(object):
    return False


def _order(value):
    return _Ordered(value)


class _Ordered:
    """Orders what cannot be compared by the names of the types."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort = compact, sort_dicts

    def pprint(self, object):
        (self._stream or sys.stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        return self._format(object, 0, 0, 1)

    def _items(self, value):
        return sorted(value.items(), key=lambda pair: _order(pair[0])) if self._sort else list(value.items())

    def _flat(self, value, level):
        if self._depth is not None and level > self._depth and isinstance(value, (dict, list, tuple)) and value:
            return {dict: "{...}", list: "[...]", tuple: "(...)"}[type(value)]
        if type(value) is dict:
            return "{" + ", ".join([f"{self._flat(key, level + 1)}: {self._flat(item, level + 1)}"
                                    for key, item in self._items(value)]) + "}"
        if type(value) is list:
            return "[" + ", ".join([self._flat(item, level + 1) for item in value]) + "]"
        if type(value) is tuple:
            shown = ", ".join([self._flat(item, level + 1) for item in value])
            return f"({shown},)" if len(value) == 1 else f"({shown})"
        return repr(value)

    def _format(self, value, column, allowance, level):
        """The text of a value that begins at a column and is followed by `allowance` characters."""
        flat = self._flat(value, level)
        if len(flat) <= self._width - column - allowance or self._depth is not None and level > self._depth:
            return flat
        if type(value) is dict and value:
            return self._dict(value, column, allowance, level)
        if type(value) in (list, tuple) and value:
            brackets = "[]" if type(value) is list else "()"
            end = ",)" if type(value) is tuple and len(value) == 1 else brackets[1]
            return brackets[0] + self._sequence(list(value), column, allowance + len(end), level) + end
        if type(value) is set and value:
            return "{" + self._sequence(sorted(value, key=_order), column, allowance + 1, level) + "}"
        if type(value) is str and value:
            return self._string(value, column, allowance, level)
        return flat

    def _lead(self):
        return " " * (self._indent - 1)

    def _dict(self, value, column, allowance, level):
        inner, parts = column + self._indent, []
        items = self._items(value)
        for at, (key, item) in enumerate(items):
            name = self._flat(key, level + 1) + ": "
            after = allowance + 1 if at == len(items) - 1 else 1
            parts.append(name + self._format(item, inner + len(name), after, level + 1))
        return "{" + self._lead() + (",\n" + " " * inner).join(parts) + "}"

    def _sequence(self, items, column, allowance, level):
        inner = column + self._indent
        separator = ",\n" + " " * inner
        if not self._compact:
            return self._lead() + separator.join(
                [self._format(item, inner, allowance if at == len(items) - 1 else 1, level + 1)
                 for at, item in enumerate(items)])
        lines, line = [], ""
        for at, item in enumerate(items):
            after = allowance if at == len(items) - 1 else 1
            text = self._format(item, inner, after, level + 1)
            if line and inner + len(line) + 2 + len(text) + after <= self._width:
                line += ", " + text
            else:
                lines += [line] if line else []
                line = text
        return self._lead() + separator.join(lines + [line])

    def _string(self, value, column, allowance, level):
        pieces, lines = [], value.splitlines(True)
        if level == 1:
            column, allowance = column + 1, allowance + 1
        for number, line in enumerate(lines):
            most = self._width - column - (allowance if number == len(lines) - 1 else 0)
            if len(repr(line)) <= most:
                pieces.append(repr(line))
                continue
            current = ""
            words = _words(line)
            for at, word in enumerate(words):
                limit = most if at == len(words) - 1 and number == len(lines) - 1 else self._width - column
                if current and len(repr(current + word)) > limit:
                    pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            return pieces[0]
        text = ("\n" + " " * column).join(pieces)
        return f"({text})" if level == 1 else text


def _words(line):
    """The words of a line, each with the white space behind it."""
    words, word = [], ""
    for letter in line:
        if word and word[-1].isspace() and not letter.isspace():
            words.append(word)
            word = ""
        word += letter
    return words + [word]
