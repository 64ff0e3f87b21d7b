"""What of json is shorter in the guest language: the classes."""

class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')
    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)
JSONDecodeError.__module__ = 'json.decoder'

class JSONEncoder:
    item_separator = ', '
    key_separator = ': '
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True,
                 allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default
    def default(self, o):
        if type(o).__name__ == 'opaque':
            import _host
            _host.refuse(o, 'JSON')
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')
    def encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        return _encode(o, self.default, indent, self.item_separator, self.key_separator,
                       self.sort_keys, self.skipkeys, self.ensure_ascii, self.allow_nan,
                       self.check_circular)
    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
    def decode(self, s):
        start = 0
        while s[start:start + 1] in (' ', '\t', '\n', '\r'):
            start += 1
        value, end = self.raw_decode(s, start)
        while s[end:end + 1] in (' ', '\t', '\n', '\r'):
            end += 1
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value
    def raw_decode(self, s, idx=0):
        return _scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook,
                     self.parse_float, self.parse_int, self.parse_constant)

def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
          cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    try:
        return (cls or JSONEncoder)(
            skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
            allow_nan=allow_nan, indent=indent, separators=separators, default=default,
            sort_keys=sort_keys, **kw).encode(obj)
    except Exception:
        opaque = _opaque_in(obj)
        if opaque is None:
            raise
        return opaque

def _opaque_in(obj, depth=20):
    """What is opaque in it: its text is too, and may never be needed."""
    if type(obj).__name__ == 'opaque':
        return obj
    inside = obj.values() if isinstance(obj, dict) else obj if isinstance(obj, (list, tuple)) else ()
    for value in inside:
        found = _opaque_in(value, depth - 1) if depth else None
        if found is not None:
            return found
    return None

def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))

def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s[3:].decode() if s.startswith(b'\xef\xbb\xbf') else s.decode('utf-8')
    else:
        raise TypeError('the JSON object must be str, bytes or bytearray, '
                        f'not {s.__class__.__name__}')
    for name, value in [('object_hook', object_hook), ('parse_float', parse_float),
                        ('parse_int', parse_int), ('parse_constant', parse_constant),
                        ('object_pairs_hook', object_pairs_hook)]:
        if value is not None:
            kw[name] = value
    return (cls or JSONDecoder)(**kw).decode(s)

def load(fp, **kw):
    return loads(fp.read(), **kw)

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']
