import json

OLD = ['{"a": 1, "tags": ["x"]}', "null", '{"nested": {"b": [1, 2, {"c": null}]}}', "[]"]


def upgrade(value):
    if isinstance(value, dict):
        return {("new_" + key if key == "a" else key): upgrade(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [upgrade(inner) for inner in value]
    return value


for text in OLD:
    print(json.dumps(upgrade(json.loads(text)), sort_keys=True, separators=(",", ":")))
try:
    json.loads("{bad}")
except json.JSONDecodeError as error:
    print(error, error.pos, error.lineno)
