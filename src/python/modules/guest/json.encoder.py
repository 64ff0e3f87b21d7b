"""What json encodes with."""

from json import JSONEncoder, dumps


def py_encode_basestring_ascii(s):
    return dumps(s)


def py_encode_basestring(s):
    return dumps(s, ensure_ascii=False)


encode_basestring_ascii, encode_basestring = py_encode_basestring_ascii, py_encode_basestring
