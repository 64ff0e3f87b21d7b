"""Plain values as bytes and back, in CPython's format; objects of classes are not carried."""

import struct

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
format_version = "4.0"
__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads"]
_BATCH = 1000
_MARK = object()


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


class Pickler:
    def __init__(self, file, protocol=None, **options):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        self._file, self.proto = file, max(protocol, 4)

    def dump(self, obj):
        self._out, self._memo = [], {}
        self._save(obj)
        body = b"".join(self._out) + b"."
        frame = b"\x95" + struct.pack("<Q", len(body)) if len(body) >= 4 else b""
        self._file.write(b"\x80" + bytes([self.proto]) + frame + body)

    def _put(self, *pieces):
        self._out.extend(pieces)

    def _remember(self, obj):
        self._memo[id(obj)] = len(self._memo), obj
        self._put(b"\x94")

    def _recall(self, obj):
        known = self._memo.get(id(obj))
        if known is None:
            return False
        self._put(b"h" + bytes([known[0]]) if known[0] < 256 else b"j" + struct.pack("<I", known[0]))
        return True

    def _save(self, obj):
        kind = type(obj)
        if obj is None:
            self._put(b"N")
        elif kind is bool:
            self._put(b"\x88" if obj else b"\x89")
        elif kind is int:
            self._save_int(obj)
        elif kind is float:
            self._put(b"G" + struct.pack(">d", obj))
        elif not self._recall(obj):
            save = getattr(self, "_save_" + kind.__name__, None)
            if save is None or kind.__module__ != "builtins":
                raise PicklingError(f"Can't pickle {obj!r}: scripts that limbeck runs can pickle plain values only")
            save(obj)

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._put(b"K" + bytes([obj]))
        elif 0 <= obj < 65536:
            self._put(b"M" + struct.pack("<H", obj))
        elif -(1 << 31) <= obj < 1 << 31:
            self._put(b"J" + struct.pack("<i", obj))
        else:
            data = obj.to_bytes((obj.bit_length() >> 3) + 1, "little", signed=True)
            if obj < 0 and len(data) > 1 and data[-1] == 0xFF and data[-2] & 0x80:
                data = data[:-1]
            self._put((b"\x8a" + bytes([len(data)]) if len(data) < 256 else b"\x8b" + struct.pack("<i", len(data))) + data)

    def _save_str(self, obj):
        data = obj.encode("utf-8", "surrogatepass")
        size = len(data)
        self._put((b"\x8c" + bytes([size]) if size < 256 else b"X" + struct.pack("<I", size)) + data)
        self._remember(obj)

    def _save_bytes(self, obj):
        size = len(obj)
        self._put((b"C" + bytes([size]) if size < 256 else b"B" + struct.pack("<I", size)) + obj)
        self._remember(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._put(b")")
            return
        if len(obj) > 3:
            self._put(b"(")
        for item in obj:
            self._save(item)
        self._put({1: b"\x85", 2: b"\x86", 3: b"\x87"}.get(len(obj), b"t"))
        self._remember(obj)

    def _save_batches(self, items, one, many, save):
        items = list(items)
        for start in range(0, len(items), _BATCH):
            batch = items[start:start + _BATCH]
            if len(batch) > 1 or one is None:
                self._put(b"(")
            for item in batch:
                save(item)
            self._put(many if len(batch) > 1 or one is None else one)

    def _save_list(self, obj):
        self._put(b"]")
        self._remember(obj)
        self._save_batches(obj, b"a", b"e", self._save)

    def _save_pair(self, pair):
        self._save(pair[0])
        self._save(pair[1])

    def _save_dict(self, obj):
        self._put(b"}")
        self._remember(obj)
        self._save_batches(obj.items(), b"s", b"u", self._save_pair)

    def _save_set(self, obj):
        self._put(b"\x8f")
        self._remember(obj)
        self._save_batches(obj, None, b"\x90", self._save)

    def _save_frozenset(self, obj):
        self._put(b"(")
        for item in obj:
            self._save(item)
        self._put(b"\x91")
        self._remember(obj)


class Unpickler:
    def __init__(self, file, **options):
        self._read, self._readline = file.read, file.readline

    def load(self):
        self._stack, self._memo = [], []
        while True:
            code = self._take(1)
            if code == b".":
                return self._stack.pop()
            self._step(code)

    def _take(self, size):
        data = self._read(size)
        if len(data) < size:
            raise EOFError("Ran out of input")
        return data

    def _number(self, form):
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _marked(self):
        at = len(self._stack) - 1
        while self._stack[at] is not _MARK:
            at -= 1
        items = self._stack[at + 1:]
        del self._stack[at:]
        return items

    def _long(self, size):
        return int.from_bytes(self._take(size), "little", signed=True)

    _PLAIN = {b"N": lambda: None, b"\x88": lambda: True, b"\x89": lambda: False, b"]": list, b"}": dict, b")": tuple,
              b"\x8f": set, b"(": lambda: _MARK}
    _NUMBERS = {b"K": "<B", b"M": "<H", b"J": "<i", b"G": ">d"}
    _TEXTS = {b"\x8c": "<B", b"X": "<I", b"\x8d": "<Q"}
    _BYTES = {b"C": "<B", b"B": "<I", b"\x8e": "<Q"}

    def _step(self, code):
        stack = self._stack
        if code in self._PLAIN:
            stack.append(self._PLAIN[code]())
        elif code in self._NUMBERS:
            stack.append(self._number(self._NUMBERS[code]))
        elif code in self._TEXTS:
            stack.append(self._take(self._number(self._TEXTS[code])).decode("utf-8", "surrogatepass"))
        elif code in self._BYTES:
            stack.append(self._take(self._number(self._BYTES[code])))
        elif code == b"\x8a":
            stack.append(self._long(self._number("<B")))
        elif code == b"\x8b":
            stack.append(self._long(self._number("<i")))
        elif code in (b"\x85", b"\x86", b"\x87"):
            size = code[0] - 0x84
            stack[-size:] = [tuple(stack[-size:])]
        elif code == b"t":
            stack.append(tuple(self._marked()))
        elif code == b"\x91":
            stack.append(frozenset(self._marked()))
        elif code == b"a":
            item = stack.pop()
            stack[-1].append(item)
        elif code in (b"e", b"\x90"):
            items = self._marked()
            stack[-1].extend(items) if code == b"e" else stack[-1].update(items)
        elif code == b"s":
            value, key = stack.pop(), stack.pop()
            stack[-1][key] = value
        elif code == b"u":
            items = self._marked()
            stack[-1].update(zip(items[::2], items[1::2]))
        else:
            self._step_memo(code)

    def _step_memo(self, code):
        if code == b"\x94":
            self._memo.append(self._stack[-1])
        elif code in (b"q", b"r"):
            at = self._number("<B" if code == b"q" else "<I")
            self._memo[at:] = [self._stack[-1]]
        elif code in (b"h", b"j"):
            self._stack.append(self._memo[self._number("<B" if code == b"h" else "<I")])
        elif code == b"\x80":
            protocol = self._number("<B")
            if protocol > HIGHEST_PROTOCOL:
                raise ValueError(f"unsupported pickle protocol: {protocol}")
        elif code == b"\x95":
            self._take(8)
        else:
            raise UnpicklingError(f"invalid load key, {chr(code[0])!r}: scripts that limbeck runs can unpickle plain values "
                                  "only")


def dump(obj, file, protocol=None, **options):
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, **options):
    import io
    file = io.BytesIO()
    Pickler(file, protocol).dump(obj)
    return file.getvalue()


def load(file, **options):
    return Unpickler(file).load()


def loads(data, /, **options):
    import io
    return Unpickler(io.BytesIO(bytes(data))).load()
