import json
from decimal import Decimal

print(json.loads(' {"a": [1, -2.5e3, true, null, "\\u00e9\\ud83d\\ude00\\n"], "b": {}} '), json.loads("[NaN, -Infinity, 1E400]"), json.loads(b'"\xc3\xa9"'), json.loads(b"[1]"))
print(json.loads('{"a": 1.10, "b": 2}', parse_float=Decimal, parse_int=str), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads('{"a": 1, "a": 2}'), json.JSONDecoder().raw_decode("[1] rest"), json.loads('"a\tb"', strict=False), json.loads("[NaN]", parse_constant=str))
for text in ("", " ", "{", "[", "[1", "[1,", "[1,]", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{a: 1}", "'a'", '"abc', '"a\nb"', '"\\x"', '"\\u12"', "nul", "tru", "01", "-", "1.", "1 2", "[1] x", "\n\n  x", '["é", x]', "+1", ".5", "\ufeff1"):
    try:
        print(ascii(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(ascii(text), error, error.msg, error.pos, error.lineno, error.colno, isinstance(error, ValueError))
for wrong in (5, None, ["a"]):
    try:
        json.loads(wrong)
    except TypeError as error:
        print(error)
deep = "[" * 300 + "]" * 300
print(json.dumps(json.loads(deep)) == deep)
