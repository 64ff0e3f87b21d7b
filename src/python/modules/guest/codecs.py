"""Encodings by name; str.encode() and bytes.decode() do the work."""

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM_UTF32 = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
_handlers = {}


def _rot13(text):
    turned = {}
    for first in (65, 97):
        for at in range(26):
            turned[first + at] = first + (at + 13) % 26
    return text.translate(turned)


def encode(obj, encoding="utf-8", errors="strict"):
    name = encoding.lower().replace("-", "_")
    if name in ("rot13", "rot_13"):
        return _rot13(obj)
    if name in ("hex", "hex_codec"):
        return obj.hex().encode()
    if name in ("base64", "base64_codec"):
        import base64
        return base64.encodebytes(obj)
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    name = encoding.lower().replace("-", "_")
    if name in ("rot13", "rot_13"):
        return _rot13(obj)
    if name in ("hex", "hex_codec"):
        import binascii
        return binascii.unhexlify(obj)
    if name in ("base64", "base64_codec"):
        import base64
        return base64.decodebytes(obj)
    if name in ("unicode_escape", "raw_unicode_escape") and isinstance(obj, str):
        obj = obj.encode("latin-1")
    return obj.decode(encoding, errors)


class CodecInfo(tuple):
    encode = property(lambda self: self[0])
    decode = property(lambda self: self[1])

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name}>"


_NAMES = {"utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "latin1": "iso8859-1", "iso_8859_1": "iso8859-1", "l1": "iso8859-1",
          "latin_1": "iso8859-1", "us_ascii": "ascii", "utf_8": "utf-8", "utf_8_sig": "utf-8-sig", "utf_16": "utf-16",
          "utf16": "utf-16", "utf_32": "utf-32", "windows_1252": "cp1252"}


def lookup(encoding, /):
    "".encode(encoding)
    name = encoding.lower().replace("-", "_").replace(" ", "_")
    info = CodecInfo((lambda text, errors="strict": (text.encode(encoding, errors), len(text)),
                      lambda data, errors="strict": (bytes(data).decode(encoding, errors), len(data))))
    info.name = _NAMES.get(name, name.replace("_", "-") if name.startswith("utf") else name)
    return info


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import io
    return io.open(filename, mode if encoding is None or "b" not in mode else mode.replace("b", ""), -1, encoding, errors)


def register(search_function, /):
    pass


def register_error(errors, handler, /):
    _handlers[errors] = handler


def lookup_error(name, /):
    for known, handler in (("strict", strict_errors), ("ignore", ignore_errors), ("replace", replace_errors)):
        if name == known:
            return handler
    if name not in _handlers:
        raise LookupError(f"unknown error handler name '{name}'")
    return _handlers[name]


def strict_errors(exception, /):
    raise exception


def ignore_errors(exception, /):
    return "", exception.end


def replace_errors(exception, /):
    return "?" * (exception.end - exception.start) if isinstance(exception, UnicodeEncodeError) else "�", exception.end


def iterencode(iterator, encoding, errors="strict", **kwargs):
    for text in iterator:
        yield text.encode(encoding, errors)


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    yield b"".join(iterator).decode(encoding, errors)


def escape_decode(data, errors="strict", /):
    return eval("b'" + data.decode("latin-1").replace("'", "\\'") + "'"), len(data)


def getreader(encoding):
    import io
    return lambda stream, errors="strict": io.TextIOWrapper(stream, encoding, errors)


getwriter = getreader
