code = compile("a + 1", "<formula>", "eval")
print(eval(code, {"a": 2}), eval("a * b", {"a": 3}, {"b": 4}), eval(b"1 + 1"), type(code).__name__, code.co_filename)
space = {}
exec(compile("x = 1\ndef f():\n    return x + 1\n", "made.py", "exec"), space)
print(space["f"](), space["x"], exec("y = 5", space), space["y"])
exec(b"z = 6")
print(z)


def inside():
    n = 3
    return eval("n + 1"), sorted(locals())


print(inside())
for wrong in (lambda: compile("1 +", "f.py", "eval"), lambda: compile("x", "f.py", "nonsense"), lambda: eval(5), lambda: exec(None), lambda: exec("x", 5),
              lambda: eval("nope")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error if not isinstance(error, SyntaxError) else (error.msg, error.filename, error.lineno))
