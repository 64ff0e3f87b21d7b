"""repr() of limited length, and of what contains itself."""

__all__ = ["Repr", "repr", "recursive_repr"]
_plain = repr


def recursive_repr(fillvalue="..."):
    """A decorator of __repr__(): what is being shown already is shown as fillvalue."""

    def decorate(function):
        running = set()

        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return function(self)
            finally:
                running.discard(id(self))

        wrapper.__module__, wrapper.__doc__ = function.__module__, function.__doc__
        wrapper.__name__, wrapper.__qualname__ = function.__name__, function.__qualname__
        wrapper.__wrapped__ = function
        return wrapper

    return decorate


class Repr:
    def __init__(self):
        self.fillvalue = "..."
        self.maxlevel, self.maxtuple, self.maxlist, self.maxarray = 6, 6, 6, 5
        self.maxdict, self.maxset, self.maxfrozenset, self.maxdeque = 4, 6, 6, 6
        self.maxstring, self.maxlong, self.maxother = 30, 40, 30

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__.replace(" ", "_")
        return getattr(self, "repr_" + name, self.repr_instance)(x, level)

    def _items(self, x, level, left, right, most, trail=""):
        if level <= 0 and x:
            return left + self.fillvalue + right
        shown = [self.repr1(item, level - 1) for item in list(x)[:most]]
        if len(x) > most:
            shown.append(self.fillvalue)
        return left + ", ".join(shown) + (trail if len(x) == 1 else "") + right

    def repr_tuple(self, x, level):
        return self._items(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._items(x, level, "[", "]", self.maxlist)

    def repr_set(self, x, level):
        return self._items(sorted(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        return self._items(sorted(x), level, "frozenset({", "})", self.maxfrozenset) if x else "frozenset()"

    def repr_deque(self, x, level):
        return self._items(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        shown = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}" for key in sorted(x)[:self.maxdict]]
        if len(x) > self.maxdict:
            shown.append(self.fillvalue)
        return "{" + ", ".join(shown) + "}"

    def _cut(self, text, most):
        if len(text) <= most:
            return text
        before = max(0, (most - 3) // 2)
        return text[:before] + self.fillvalue + text[len(text) - max(0, most - 3 - before):]

    def repr_str(self, x, level):
        text = _plain(x[:self.maxstring])
        if len(text) > self.maxstring:
            before = max(0, (self.maxstring - 3) // 2)
            after = max(0, self.maxstring - 3 - before)
            text = _plain(x[:before] + x[len(x) - after:])
            text = text[:before] + self.fillvalue + text[len(text) - after:]
        return text

    def repr_int(self, x, level):
        return self._cut(_plain(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _plain(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return self._cut(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
