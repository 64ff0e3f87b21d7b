import pprint

pprint.pprint({"b": [1, 2, 3], "a": {"nested": {"deep": list(range(12))}}, "c": "x" * 30}, width=40)
pprint.pprint([("a", 1), ("b", {"x": {1, 2}})], width=20)
print(pprint.pformat({"k": "v"}), pprint.pformat([[]] * 3), pprint.isreadable([1]), pprint.saferepr("x"))
pprint.pprint({"z": 1, "a": 2}, sort_dicts=False)
