"""psycopg2.sql: statements put together of texts, names and values."""


class Composable:
    def __init__(self, wrapped):
        self._wrapped = wrapped

    def as_string(self, context=None):
        raise NotImplementedError

    def as_bytes(self, context=None):
        return self.as_string(context).encode()

    def __add__(self, other):
        if not isinstance(other, Composable):
            return NotImplemented
        return Composed([*self._parts(), *other._parts()])

    def _parts(self):
        return [self]

    def __mul__(self, n):
        return Composed([self] * n)

    def __eq__(self, other):
        return type(self) is type(other) and self._wrapped == other._wrapped

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"{type(self).__name__}({self._wrapped!r})"


class Composed(Composable):
    def __init__(self, seq):
        super().__init__([one if isinstance(one, Composable) else Literal(one) for one in seq])

    seq = property(lambda self: list(self._wrapped))

    def as_string(self, context=None):
        return "".join([one.as_string(context) for one in self._wrapped])

    def __iter__(self):
        return iter(self._wrapped)

    def _parts(self):
        return self._wrapped

    def join(self, joiner):
        return (SQL(joiner) if isinstance(joiner, str) else joiner).join(self._wrapped)


class SQL(Composable):
    string = property(lambda self: self._wrapped)

    def __init__(self, string):
        if not isinstance(string, str):
            raise TypeError("SQL values must be strings")
        super().__init__(string)

    def as_string(self, context=None):
        return self._wrapped

    def format(self, *args, **kwargs):
        from string import Formatter
        parts, at = [], 0
        for text, name, spec, conversion in Formatter().parse(self._wrapped):
            if spec:
                raise ValueError("no format specification supported by SQL")
            if conversion:
                raise ValueError("no format conversion supported by SQL")
            if text:
                parts.append(SQL(text))
            if name is None:
                continue
            if name.isdigit() or not name:
                parts.append(args[int(name) if name else at])
                at += 1
            else:
                parts.append(kwargs[name])
        return Composed(parts)

    def join(self, seq):
        parts = []
        for one in seq:
            parts += [self, one] if parts else [one]
        return Composed(parts)


class Identifier(Composable):
    def __init__(self, *strings):
        if not strings:
            raise TypeError("Identifier cannot be empty")
        for one in strings:
            if not isinstance(one, str):
                raise TypeError("SQL identifier parts must be strings")
        super().__init__(strings)

    strings = property(lambda self: self._wrapped)
    string = property(lambda self: self._wrapped[0])

    def __repr__(self):
        return f"Identifier({', '.join(map(repr, self._wrapped))})"

    def as_string(self, context=None):
        return ".".join(['"' + one.replace('"', '""') + '"' for one in self._wrapped])


class Literal(Composable):
    wrapped = property(lambda self: self._wrapped)

    def as_string(self, context=None):
        from psycopg2.extensions import adapt
        value = self._wrapped
        if value is None or isinstance(value, bool):
            return "NULL" if value is None else str(value).lower()
        if isinstance(value, (int, float)):
            return " " + repr(value) if value < 0 else repr(value)
        if isinstance(value, (list, tuple)):
            inside = ", ".join([Literal(one).as_string(context) for one in value])
            return f"ARRAY[{inside}]" if isinstance(value, list) else f"({inside})"
        quoted = adapt(value).getquoted()
        return quoted.decode() if isinstance(quoted, bytes) else quoted


class Placeholder(Composable):
    def __init__(self, name=None):
        super().__init__(name)

    name = property(lambda self: self._wrapped)

    def as_string(self, context=None):
        return "%s" if self._wrapped is None else f"%({self._wrapped})s"


NULL, DEFAULT = SQL("NULL"), SQL("DEFAULT")
