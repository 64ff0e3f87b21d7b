def dump(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dump(str(k))}: {dump(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join([dump(v) for v in value]) + "]"


row = {"id": 7, "name": 'a "quoted" name', "tags": ["x", "y\n", None], "price": 12.5, "nested": {"ok": True, "no": False}}
print(sum(len(dump({**row, "id": i})) for i in range(8_000)))
