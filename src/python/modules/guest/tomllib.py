"""Reads TOML."""

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NUMBER = re.compile(r"""
    (?P<int>0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])* | 0b[01](?:_?[01])* | 0o[0-7](?:_?[0-7])* | [+-]?(?:0|[1-9](?:_?[0-9])*))
    (?P<float>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)""", re.VERBOSE)
_DATETIME = re.compile(r"""
    (\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])
    (?:[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?(?:(Z)|z|([+-])([01]\d|2[0-3]):([0-5]\d))?)?""", re.VERBOSE)
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    pass


def load(fp, /, *, parse_float=float):
    data = fp.read()
    if not isinstance(data, bytes):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`")
    return loads(data.decode(), parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    return _Reader(s.replace("\r\n", "\n"), parse_float).read()


class _Table(dict):
    """A table while it is read: how it came to be says what may still be added."""

    how = "implied"  # or "header", "dotted", "inline"


class _Reader:
    def __init__(self, text, parse_float):
        self.text, self.at, self.parse_float = text, 0, parse_float

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            raise TOMLDecodeError(f"{message} (at end of document)")
        line = self.text.count("\n", 0, at) + 1
        column = at + 1 if line == 1 else at - self.text.rindex("\n", 0, at)
        raise TOMLDecodeError(f"{message} (at line {line}, column {column})")

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip(self, characters=" \t"):
        while self.at < len(self.text) and self.text[self.at] in characters:
            self.at += 1

    def skip_comment(self):
        if self.peek() == "#":
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            for at in range(self.at, end):
                c = self.text[at]
                if c < " " and c != "\t" or c == "\x7f":
                    self.fail(f"Found invalid character {c!r}", at)
            self.at = end

    def skip_lines(self):
        while True:
            before = self.at
            self.skip(" \t\n")
            self.skip_comment()
            if self.at == before:
                return

    def read(self):
        self.root = current = _Table()
        while True:
            self.skip_lines()
            if self.at >= len(self.text):
                return _plain(self.root)
            if self.peek() == "[":
                current = self.header()
            elif self.peek() in "\"'" or _BARE.match(self.text, self.at):
                self.pair(current)
            else:
                self.fail("Invalid statement")
            self.skip()
            self.skip_comment()
            if self.at < len(self.text) and self.peek() != "\n":
                self.fail("Expected newline or end of document after a statement")

    def header(self):
        is_array = self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        self.skip()
        names = self.key()
        table = self.root
        for name in names[:-1]:
            table = self.inside(table, name, names)
        name = names[-1]
        if is_array:
            tables = table.setdefault(name, _Array())
            if not isinstance(tables, _Array):
                self.fail("Cannot overwrite a value")
            made = _Table()
            made.how = "header"
            tables.append(made)
        else:
            made = table.get(name)
            if made is None:
                made = table[name] = _Table()
            elif not isinstance(made, (_Table, _Array)):
                self.fail("Cannot overwrite a value")
            elif isinstance(made, _Array) or made.how != "implied":
                self.fail(f"Cannot declare {tuple(names)} twice")
            made.how = "header"
        if not self.text.startswith("]]" if is_array else "]", self.at):
            self.fail("Expected ']]' at the end of an array declaration" if is_array
                      else "Expected ']' at the end of a table declaration")
        self.at += 2 if is_array else 1
        return made

    def inside(self, table, name, names):
        found = table.get(name)
        if found is None:
            found = table[name] = _Table()
        if isinstance(found, _Array):
            found = found[-1]
        if not isinstance(found, _Table) or found.how == "inline":
            self.fail("Cannot overwrite a value")
        return found

    def pair(self, table):
        names = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip()
        value = self.value()
        for name in names[:-1]:
            found = table.get(name)
            if found is None:
                found = table[name] = _Table()
                found.how = "dotted"
            elif not isinstance(found, _Table) or found.how not in ("dotted", "implied"):
                self.fail("Cannot overwrite a value")
            table = found
        if names[-1] in table:
            self.fail("Cannot overwrite a value")
        table[names[-1]] = value

    def key(self):
        names = [self.simple_key()]
        while True:
            self.skip()
            if self.peek() != ".":
                return names
            self.at += 1
            self.skip()
            names.append(self.simple_key())

    def simple_key(self):
        c = self.peek()
        if c == '"':
            return self.basic_string()
        if c == "'":
            return self.literal_string()
        found = _BARE.match(self.text, self.at)
        if found is None:
            self.fail("Invalid initial character for a key part")
        self.at = found.end()
        return found[0]

    def value(self):
        c, text, at = self.peek(), self.text, self.at
        if c == '"':
            return self.long_string('"') if text.startswith('"""', at) else self.basic_string()
        if c == "'":
            return self.long_string("'") if text.startswith("'''", at) else self.literal_string()
        for word, value in (("true", True), ("false", False)):
            if text.startswith(word, at):
                self.at += len(word)
                return value
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        return self.number()

    def number(self):
        found = _DATETIME.match(self.text, self.at)
        if found:
            try:
                value = _moment(found)
            except ValueError:
                self.fail("Invalid date or datetime")
            self.at = found.end()
            return value
        found = _TIME.match(self.text, self.at)
        if found:
            self.at = found.end()
            return time(int(found[1]), int(found[2]), int(found[3]), int((found[4] or "").ljust(6, "0")))
        found = _NUMBER.match(self.text, self.at)
        if found:
            self.at = found.end()
            return self.parse_float(found[0]) if found["float"] else int(found[0], 0)
        for word in ("inf", "nan", "+inf", "-inf", "+nan", "-nan"):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return self.parse_float(word)
        self.fail("Invalid value")

    def array(self):
        self.at += 1
        values = []
        while True:
            self.skip_lines()
            if self.peek() == "]":
                self.at += 1
                return values
            values.append(self.value())
            self.skip_lines()
            if self.peek() == ",":
                self.at += 1
            elif self.peek() != "]":
                self.fail("Unclosed array")

    def inline_table(self):
        self.at += 1
        table = _Table()
        self.skip()
        if self.peek() == "}":
            self.at += 1
            table.how = "inline"
            return table
        while True:
            self.pair(table)
            self.skip()
            c = self.peek()
            if c == "}":
                self.at += 1
                table.how = "inline"
                return table
            if c != ",":
                self.fail("Unclosed inline table")
            self.at += 1
            self.skip()

    def literal_string(self):
        self.at += 1
        end = self.text.find("'", self.at)
        line = self.text.find("\n", self.at)
        if end < 0 or 0 <= line < end:
            self.at = len(self.text) if line < 0 else line
            self.fail('Expected "\'"' if line < 0 else "Found invalid character '\\n'")
        value = self.text[self.at:end]
        self.at = end + 1
        return value

    def basic_string(self):
        self.at += 1
        parts = []
        while True:
            c = self.peek()
            if not c:
                self.fail("Unterminated string")
            if c == '"':
                self.at += 1
                return "".join(parts)
            if c == "\\":
                parts.append(self.escape(False))
            elif c < " " and c != "\t" or c == "\x7f":
                self.fail(f"Illegal character {c!r}")
            else:
                parts.append(c)
                self.at += 1

    def escape(self, is_long):
        c = self.text[self.at + 1:self.at + 2]
        if is_long and c in (" ", "\t", "\n"):
            rest = self.text[self.at + 1:].lstrip(" \t")
            if not rest.startswith("\n"):
                self.fail("Unescaped '\\' in a string")
            self.at = len(self.text) - len(rest.lstrip(" \t\n"))
            return ""
        if c in _ESCAPES and c:
            self.at += 2
            return _ESCAPES[c]
        size = {"u": 4, "U": 8}.get(c)
        if size is None:
            self.fail("Unescaped '\\' in a string", self.at + 2)
        digits = self.text[self.at + 2:self.at + 2 + size]
        if len(digits) != size or not re.fullmatch("[0-9A-Fa-f]+", digits):
            self.fail("Invalid hex value")
        number = int(digits, 16)
        if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            self.fail("Escaped character is not a Unicode scalar value")
        self.at += 2 + size
        return chr(number)

    def long_string(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        parts = []
        while True:
            c = self.peek()
            if not c:
                self.fail("Unterminated string" if quote == '"' else "Expected \"'''\"")
            if self.text.startswith(quote * 3, self.at):
                count = 3
                while count < 5 and self.text[self.at + count:self.at + count + 1] == quote:
                    count += 1
                self.at += count
                return "".join(parts) + quote * (count - 3)
            if c == "\\" and quote == '"':
                parts.append(self.escape(True))
            elif c < " " and c not in "\t\n" or c == "\x7f":
                self.fail(f"Illegal character {c!r}")
            else:
                parts.append(c)
                self.at += 1


class _Array(list):
    """The tables of [[name]]."""


def _plain(value):
    if isinstance(value, _Table):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _moment(found):
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if found[4] is None:
        return date(year, month, day)
    zone = None
    if found[9]:
        offset = timedelta(hours=int(found[10]), minutes=int(found[11]))
        zone = timezone(-offset if found[9] == "-" else offset)
    elif found[0][-1] in "Zz":
        zone = timezone.utc
    return datetime(year, month, day, int(found[4]), int(found[5]), int(found[6]), int((found[7] or "").ljust(6, "0")), zone)
