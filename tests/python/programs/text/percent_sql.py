rows = [{"id": 1, "name": "O'Brien"}, {"id": 2, "name": None}]


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


for row in rows:
    print("INSERT INTO t (%s) VALUES (%s);" % (", ".join(row), ", ".join(map(literal, row.values()))))
print("%(a)s %(a)r %%" % {"a": "x"}, "%5.2f|%-6d|%+d|%x|%o|%e" % (3.14159, 42, 7, 255, 8, 12345.678), "{:>8,.2f}|{!r:^9}|{:%}".format(1234567.891, "x", 0.25))
print(literal(True), literal(2.50), literal("a'b''c"))
