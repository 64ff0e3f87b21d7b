def dump(v, indent=0):
    pad = "  " * indent
    if v is None: return "null"
    if v is True: return "true"
    if v is False: return "false"
    if isinstance(v, (int, float)): return repr(v)
    if isinstance(v, str):
        return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c if " " <= c < "\x7f" else "\\u%04x" % ord(c)) for c in v) + '"'
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(dump(x, indent) for x in v) + "]" if v else "[]"
    if isinstance(v, dict):
        return "{\n" + ",\n".join(f"{pad}  {dump(str(k))}: {dump(x, indent + 1)}" for k, x in v.items()) + f"\n{pad}}}" if v else "{}"
    raise TypeError(f"Object of type {type(v).__name__} is not JSON serializable")
print(dump({"a": [1, 2.5, None, True], "b": {"c": "q\"uo\te\n", "d": {}, "é": "ü"}, "e": (), 5: -1e100}))
try:
    dump({"x": {1}})
except TypeError as e:
    print(e)
