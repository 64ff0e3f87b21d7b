"""Lists of numbers of one type."""

import struct

typecodes = "bBuhHiIlLqQfd"
_SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
          "i": "signed integer", "I": "unsigned int", "l": "signed long", "L": "unsigned long", "q": "signed long long",
          "Q": "unsigned long long"}


class array:
    __hash__ = None

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + type(typecode).__name__)
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode, self.itemsize, self._items = typecode, _SIZES[typecode], []
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if code in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return struct.unpack(code, struct.pack(code, value))[0]
        if not hasattr(type(value), "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = value.__index__()
        bits = self.itemsize * 8
        low, high = (0, (1 << bits) - 1) if code.isupper() else (-(1 << bits - 1), (1 << bits - 1) - 1)
        if value < 0 and code in "ILQ":
            raise OverflowError("can't convert negative value to unsigned int")
        if not low <= value <= high:
            which = "less than minimum" if value < low else "greater than maximum"
            raise OverflowError(f"{_NAMES[code]} is {which}")
        return value

    def append(self, value, /):
        self._items.append(self._checked(value))

    def extend(self, values, /):
        if isinstance(values, array) and values.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        self._items.extend([self._checked(value) for value in values])

    fromlist = fromunicode = extend

    def frombytes(self, data, /):
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        self._items.extend(struct.unpack(self._format(len(data) // self.itemsize), bytes(data)))

    def _format(self, count):
        return f"<{count}{ {'l': 'q', 'L': 'Q'}.get(self.typecode, self.typecode)}"

    def tobytes(self):
        return struct.pack(self._format(len(self._items)), *self._items)

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        return "".join(self._items)

    def insert(self, at, value, /):
        self._items.insert(at, self._checked(value))

    def pop(self, at=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(at)

    def remove(self, value, /):
        if value not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(value)

    def index(self, value, *bounds):
        try:
            return self._items.index(value, *bounds)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items.clear()
        self.frombytes(b"".join([data[at:at + size][::-1] for at in range(0, len(data), size)]))

    def buffer_info(self):
        return id(self), len(self._items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def _like(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __getitem__(self, at):
        if isinstance(at, slice):
            return self._like(self._items[at])
        try:
            return self._items[at]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, at, value):
        if isinstance(at, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            self._items[at] = value._items
        else:
            try:
                self._items[at] = self._checked(value)
            except IndexError:
                raise IndexError("array assignment index out of range") from None

    def __delitem__(self, at):
        del self._items[at]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._like(self._items * count)

    __rmul__ = __mul__

    def _compared(self, other, answer):
        return answer(self._items, other._items) if isinstance(other, array) else NotImplemented

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    def __repr__(self):
        if not self._items:
            return f"array({self.typecode!r})"
        return f"array({self.typecode!r}, {(self.tounicode() if self.typecode == 'u' else self._items)!r})"

    def __copy__(self):
        return self._like(list(self._items))

    def __deepcopy__(self, memo):
        return self.__copy__()


ArrayType = array
