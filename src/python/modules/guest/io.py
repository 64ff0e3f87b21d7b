"""Streams in memory, and files that the host lets scripts read."""

import _host

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

__all__ = ["open", "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "StringIO", "BytesIO", "TextIOWrapper",
           "UnsupportedOperation", "DEFAULT_BUFFER_SIZE", "SEEK_SET", "SEEK_CUR", "SEEK_END"]


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all streams can do."""

    _closed = False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    @property
    def closed(self):
        return self._closed

    def _check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file." if isinstance(self, BufferedIOBase)
                             else "I/O operation on closed file")

    def close(self):
        self._closed = True

    def flush(self):
        self._check_open()

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory:
    """A text or bytes with a position; `_empty` is of its type."""

    _empty = ""

    def readable(self):
        self._check_open()
        return True

    def writable(self):
        self._check_open()
        return True

    def seekable(self):
        self._check_open()
        return True

    def getvalue(self):
        self._check_open()
        self._join()
        return self._data

    def _join(self):
        """Takes what was appended since into the data."""
        if self._added:
            self._data += self._empty.join(self._added)
            self._added = []

    def tell(self):
        self._check_open()
        return self._position

    def read(self, size=-1, /):
        self._check_open()
        self._join()
        end = len(self._data) if size is None or size < 0 else self._position + size
        part = self._data[self._position:end]
        self._position += len(part)
        return part

    def readline(self, size=-1, /):
        self._check_open()
        self._join()
        end = self._data.find(self._newline, self._position) + len(self._newline)
        if end < len(self._newline):
            end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        part = self._data[self._position:end]
        self._position += len(part)
        return part

    def truncate(self, size=None, /):
        self._check_open()
        self._join()
        size = self._position if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}" if self._empty == "" else f"negative size value {size}")
        self._data = self._data[:size]
        return size

    def _put(self, part):
        size = len(self._data) + self._added_size
        if self._position == size:
            self._added.append(part)
            self._added_size += len(part)
            if len(self._added) > 1000:
                self._join()
                self._added_size = 0
        else:
            self._join()
            gap = self._zero * max(0, self._position - len(self._data))
            self._data = self._data[:self._position] + gap + part + self._data[self._position + len(part):]
        self._position += len(part)
        if not self._added:
            self._added_size = 0
        return len(part)


class StringIO(_Memory, TextIOBase):
    _zero = "\0"
    _newline = "\n"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._mode = newline
        self._data, self._added, self._added_size, self._position = "", [], 0, 0
        self._data = self._translated(initial_value or "")

    def _translated(self, text):
        if self._mode is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text.replace("\n", self._mode) if self._mode in ("\r", "\r\n") else text

    def write(self, text, /):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        self._put(self._translated(text))
        return len(text)

    def seek(self, pos, whence=0, /):
        self._check_open()
        self._join()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._position = pos if whence == 0 else self._position if whence == 1 else len(self._data)
        return self._position

    @property
    def line_buffering(self):
        return False


class BytesIO(_Memory, BufferedIOBase):
    _empty = b""
    _zero = b"\0"
    _newline = b"\n"

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data, self._added, self._added_size, self._position = bytes(initial_bytes or b""), [], 0, 0

    def write(self, data, /):
        self._check_open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(data))

    def seek(self, pos, whence=0, /):
        self._check_open()
        self._join()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        start = 0 if whence == 0 else self._position if whence == 1 else len(self._data)
        self._position = max(0, start + pos)
        return self._position

    def getbuffer(self):
        return self.getvalue()

    read1 = _Memory.read


class _ReadText(StringIO):
    """A file of text that was read."""

    def __init__(self, name, text, encoding, newline):
        super().__init__("", "\n")
        self.name, self.mode, self.encoding = name, "r", encoding
        self._data = text if newline is not None else text.replace("\r\n", "\n").replace("\r", "\n")

    def writable(self):
        return False

    def write(self, text, /):
        raise UnsupportedOperation("not writable")


class _ReadBytes(BytesIO):
    def __init__(self, name, data):
        super().__init__(data)
        self.name, self.mode = name, "rb"

    def writable(self):
        return False

    def write(self, data, /):
        raise UnsupportedOperation("write")


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer = buffer
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"
        text = buffer.read().decode(self.encoding, self.errors) if buffer.readable() else ""
        self._text = StringIO(text if newline is not None else text.replace("\r\n", "\n").replace("\r", "\n"), "\n")

    def read(self, size=-1, /):
        return self._text.read(size)

    def readline(self, size=-1, /):
        return self._text.readline(size)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def write(self, text, /):
        self.buffer.write(text.encode(self.encoding, self.errors))
        return len(text)


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    import os
    path = os.fsdecode(file)
    letters = set(mode)
    if letters - set("rwxabt+") or len(mode) != len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    if letters & set("wxa+"):
        return _open_to_write(path, letters, encoding or "utf-8", errors or "strict")
    if "b" in letters and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    import _files
    kind = _files.kind(path)
    if not kind:
        raise FileNotFoundError(2, "No such file or directory", path)
    if kind == 2:
        raise IsADirectoryError(21, "Is a directory", path)
    data = _files.read(path)
    if "b" in letters:
        return _ReadBytes(path, data)
    return _ReadText(path, data.decode(encoding or "utf-8", errors or "strict"), encoding or "utf-8", newline)


def _open_to_write(path, letters, encoding, errors):
    """The content is kept, and handed to the host when the file is closed; whether it may be is seen at once."""
    import _files
    if "x" in letters and _files.kind(path):
        raise FileExistsError(17, "File exists", path)
    keeps = "+" in letters and not letters & set("wx")
    if keeps and "a" not in letters and not _files.kind(path):
        raise FileNotFoundError(2, "No such file or directory", path)
    before = _files.read(path) if keeps and _files.kind(path) else b""
    appends = "a" in letters and not keeps
    _files.write(path, before, appends)
    is_binary = "b" in letters

    class Writer(BytesIO if is_binary else StringIO):
        name, mode = path, "".join(sorted(letters))

        def close(self):
            if not self.closed:
                data = self.getvalue()
                _files.write(path, data if is_binary else data.encode(encoding, errors), appends)
            super().close()

        def __exit__(self, *exception):
            self.close()

    writer = Writer(before if is_binary else before.decode(encoding, errors))
    if "a" in letters:
        writer.seek(0, 2)
    return writer


def text_encoding(encoding, stacklevel=2, /):
    return "utf-8" if encoding is None else encoding


def open_code(path):
    return open(path, "rb")


def __getattr__(name):
    if name in ("FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair"):
        value = globals()[name] = type(name, (RawIOBase if name == "FileIO" else BufferedIOBase,), {"__module__": "io"})
        return value
    if name == "BlockingIOError":
        return BlockingIOError
    raise AttributeError(f"module 'io' has no attribute {name!r}")
