import json
from datetime import date
from decimal import Decimal
from enum import Enum


class Color(Enum):
    RED = "red"


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, Decimal)):
            return str(o)
        if isinstance(o, Enum):
            return o.value
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"d": date(2024, 1, 1), "n": Decimal("1.50"), "c": Color.RED, "s": {3, 1}}, cls=Encoder, indent=1))
try:
    json.dumps({"x": object}, cls=Encoder)
except TypeError as error:
    print(error)
print(json.loads('{"a": 1.5, "b": [1e3]}', parse_float=Decimal), json.loads("[1, 2]", parse_int=str), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)))
from json.decoder import JSONDecodeError
from json.encoder import JSONEncoder

print(issubclass(JSONDecodeError, ValueError), JSONEncoder().encode([1, None]), list(json.JSONEncoder().iterencode([1])) != [])
