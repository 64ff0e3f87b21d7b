"""Tables as text: rows of fields with delimiters and quotes."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab",
           "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
           "unregister_dialect", "DictReader", "DictWriter", "unix_dialect"]
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    pass


class Dialect:
    """How a table is written."""

    delimiter = quotechar = escapechar = lineterminator = quoting = None
    doublequote = skipinitialspace = strict = None

    def __init__(self):
        try:
            _Format(type(self), {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator = ",", '"', True, False, "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator = ",", '"', True, False, "\n"
    quoting = QUOTE_ALL


_DEFAULTS = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
             "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}
_dialects = {}
_limit = 131072


class _Format:
    """A dialect, checked, with what was said besides."""

    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        for name, default in _DEFAULTS.items():
            value = getattr(dialect, name, default) if dialect is not None else default
            setattr(self, name, options.get(name, value))
        if self.quotechar is None and "quoting" not in options and getattr(dialect, "quotechar", None) is not None:
            self.quoting = QUOTE_NONE
        for name in ("delimiter", "escapechar", "quotechar"):
            value = getattr(self, name)
            if value is None and name != "delimiter" or value == "" and name == "quotechar":
                setattr(self, name, None)
            elif not isinstance(value, str):
                raise TypeError(f'"{name}" must be string{"" if name == "delimiter" else " or None"}, not '
                                f"{type(value).__name__}")
            elif len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if type(self.quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        for name in ("doublequote", "skipinitialspace", "strict"):
            setattr(self, name, bool(getattr(self, name)))


def register_dialect(name, dialect=None, /, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Format(dialect, fmtparams)


def unregister_dialect(name, /):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name, /):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(limit=None, /):
    global _limit
    previous, _limit = _limit, _limit if limit is None else limit
    return previous


for _name, _dialect in (("excel", excel), ("excel-tab", excel_tab), ("unix", unix_dialect)):
    register_dialect(_name, _dialect)
del _name, _dialect

# --- reading ---

_START, _FIELD, _QUOTED, _QUOTE_IN_QUOTED, _ESCAPED, _ESCAPED_IN_QUOTED, _NEWLINE_ESCAPED = range(7)


class reader:
    """The rows of an iterable of lines."""

    def __init__(self, csvfile, /, dialect="excel", **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _Format(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        line = self._next_line()
        dialect = self.dialect
        if (dialect.quotechar is None or dialect.quotechar not in line) and dialect.escapechar is None \
                and dialect.quoting < QUOTE_NONNUMERIC and not dialect.skipinitialspace:
            plain = line.rstrip("\r\n")
            if "\r" not in plain and "\n" not in plain:
                fields = plain.split(dialect.delimiter) if plain else []
                if len(plain) > _limit and any([len(field) > _limit for field in fields]):
                    raise Error(f"field larger than field limit ({_limit})")
                return fields
        return self._read(line)

    def _next_line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text "
                        "mode)")
        self.line_num += 1
        return line

    def _read(self, line):
        row = _Row(self.dialect)
        while True:
            row.take(line)
            if row.state == _START:
                return row.fields
            try:
                line = self._next_line()
            except StopIteration:
                if not row.field and row.state != _QUOTED:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                row.save()
                return row.fields


class _Row:
    """A row while it is read, character by character."""

    def __init__(self, dialect):
        self.dialect, self.fields, self.field = dialect, [], []
        self.state, self.is_number, self.is_new = _START, False, True

    def save(self):
        text = "".join(self.field)
        if len(text) > _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self.fields.append(float(text) if self.is_number else text)
        self.field, self.is_number, self.state, self.is_new = [], False, _START, False

    def take(self, line):
        end = len(line)
        for at, c in enumerate(line):
            if c in "\r\n" and self.state in (_START, _FIELD, _QUOTE_IN_QUOTED, _NEWLINE_ESCAPED):
                if line[at:].strip("\r\n"):
                    raise Error("new-line character seen in unquoted field - do you need to open the file in "
                                "universal-newline mode?")
                end = at
                self.state = _FIELD if self.state == _NEWLINE_ESCAPED else self.state
                break
            self.step(c)
        if self.state in (_ESCAPED, _ESCAPED_IN_QUOTED):  # the end of the line is what was escaped
            self.field.append("\n")
            self.state = _QUOTED if self.state == _ESCAPED_IN_QUOTED else _NEWLINE_ESCAPED
        elif self.state in (_FIELD, _QUOTE_IN_QUOTED) or self.state == _START and (not self.is_new or end and self.fields):
            self.save()
            self.state = _START

    def step(self, c):
        dialect, state = self.dialect, self.state
        if state == _ESCAPED:
            self.field.append(c)
            self.state = _NEWLINE_ESCAPED if c in "\r\n" else _FIELD
        elif state == _ESCAPED_IN_QUOTED:
            self.field.append(c)
            self.state = _QUOTED
        elif state == _QUOTED:
            if c == dialect.escapechar:
                self.state = _ESCAPED_IN_QUOTED
            elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self.state = _QUOTE_IN_QUOTED if dialect.doublequote else _FIELD
            else:
                self.field.append(c)
        elif state == _QUOTE_IN_QUOTED and c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.field.append(c)
            self.state = _QUOTED
        elif c == dialect.delimiter:
            self.save()
        elif state == _QUOTE_IN_QUOTED:
            if dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
            self.field.append(c)
            self.state = _FIELD
        elif state == _START and c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.state = _QUOTED
        elif c == dialect.escapechar:
            self.state = _ESCAPED
        elif state == _START and c == " " and dialect.skipinitialspace:
            self.is_new = False
        else:
            if state == _START and dialect.quoting == QUOTE_NONNUMERIC:
                self.is_number = True
            self.field.append(c)
            self.state = _FIELD


class DictReader:
    """Rows as dicts; the first row names the fields."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


# --- writing ---

class writer:
    """Writes rows to what has a method write()."""

    def __init__(self, csvfile, /, dialect="excel", **fmtparams):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = _Format(dialect, fmtparams)

    def _field(self, value, is_only):
        dialect = self.dialect
        text = "" if value is None else value if isinstance(value, str) else repr(value) if isinstance(
            value, float) else str(value)
        quoted = dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not isinstance(
            value, (int, float))
        special = (dialect.delimiter, dialect.escapechar, dialect.quotechar, *dialect.lineterminator)
        parts = []
        for c in text:
            if c in special:
                is_escaped = dialect.quoting == QUOTE_NONE
                if not is_escaped:
                    if c == dialect.quotechar:
                        if dialect.doublequote:
                            parts.append(c)
                        else:
                            is_escaped = True
                    elif c == dialect.escapechar:
                        is_escaped = True
                    quoted = quoted or not is_escaped
                if is_escaped:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(dialect.escapechar)
            parts.append(c)
        if not text and is_only and not quoted:
            if dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        text = "".join(parts)
        return f"{dialect.quotechar}{text}{dialect.quotechar}" if quoted else text

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._field(value, len(row) == 1) for value in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames, self.restval = list(fieldnames), restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, wrong)))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses the delimiter: the one that stands equally often in all lines."""

    preferred = [",", "\t", ";", " ", ":", "|"]

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        for delimiter in self.preferred:
            if delimiters is None or delimiter in delimiters:
                counts = {line.count(delimiter) for line in lines}
                if len(counts) == 1 and 0 not in counts:
                    return type("dialect", (excel,), {"delimiter": delimiter, "_name": "sniffed"})
        raise Error("Could not determine delimiter")

    def has_header(self, sample):
        rows = list(reader(sample.splitlines(), self.sniff(sample)))
        digits = [sum([field.replace(".", "", 1).isdigit() for field in row]) for row in rows]
        return len(rows) > 1 and digits[0] < max(digits[1:])
