"""Names with what is known of them: whether to quote, whether a naming convention may change them."""


class quoted_name(str):
    def __new__(cls, value, quote=None):
        if value is None:
            return None
        if isinstance(value, cls) and (quote is None or value.quote == quote):
            return value
        name = str.__new__(cls, value)
        name.quote = quote
        return name

    quote = None

    @classmethod
    def construct(cls, value, quote):
        return None if value is None else cls(value, quote)

    def lower(self):
        return self if self.quote else quoted_name(str.lower(self), None)

    def upper(self):
        return self if self.quote else quoted_name(str.upper(self), None)

    def __reduce__(self):
        return quoted_name, (str(self), self.quote)

    def __repr__(self):
        return str.__repr__(self)


class _truncated_label(quoted_name):
    """A name that is cut, with a hash behind it, where the database's limit asks for it."""
    _is_truncated = True

    def apply_map(self, map_):
        return self


class conv(_truncated_label):
    """A name that no naming convention changes any more."""
    _is_conv = True


class _NoName:
    def __repr__(self):
        return "_NONE_NAME"


_NONE_NAME = _NoName()


def named(name, quote):
    """The name as given, or one that remembers to be quoted."""
    return name if quote is None or name is None else quoted_name(name, quote)
