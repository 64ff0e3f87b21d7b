import json
from datetime import date
from decimal import Decimal

thing = {"name": "Zoë", "tags": ["a", 'b"c', "\\", "\n\t\x00\x7f", "😀"], "n": [1, -2.5, 1e100, 10**25, True, False, None], "empty": [{}, [], ()], 5: "five", None: 0, 1.5: (1, 2), "nested": {"b": {"c": []}, "a": 1}}
print(json.dumps(thing))
print(json.dumps(thing, ensure_ascii=False, indent=2))
print(json.dumps(thing["nested"], indent="\t", sort_keys=True), json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps([1, 2], indent=0), json.dumps([], indent=4))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Decimal):
            return str(o)
        if isinstance(o, date):
            return {"date": o.isoformat()}
        return super().default(o)


print(json.dumps([Decimal("1.50"), date(2024, 1, 2)], cls=Encoder), json.dumps({1, 2}, default=sorted), Encoder(indent=1).encode([Decimal(1)]))
loop = []
loop.append(loop)
for make in (lambda: json.dumps(loop), lambda: json.dumps({1}), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps({(1, 2): 3, "a": 1}, skipkeys=True), lambda: json.dumps(float("nan")),
             lambda: json.dumps(float("inf"), allow_nan=False), lambda: json.dumps({"b": 1, 2: 1}, sort_keys=True), lambda: json.dumps(object, default=lambda o: o.__name__), lambda: json.dumps(b"x")):
    try:
        print(make())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
