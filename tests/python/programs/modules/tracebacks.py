import traceback


def fail():
    raise ValueError("no")


try:
    fail()
except ValueError as error:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1])
    print([(entry.name, entry.lineno, entry.line) for entry in traceback.extract_tb(error.__traceback__)])
    print(traceback.format_exception_only(error), traceback.format_exception(error)[-1])
    print("".join(traceback.TracebackException.from_exception(error).format_exception_only()))
print(traceback.format_list([("f.py", 3, "g", "x = 1")]))
