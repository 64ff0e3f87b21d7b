import csv


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: list(csv.reader(['a,"b'], strict=True)))
show(lambda: list(csv.reader(['"a"b'], strict=True)))
show(lambda: list(csv.reader(["a\rb"])))
show(lambda: list(csv.reader([b"a"])))
show(lambda: list(csv.reader(["1,x"], quoting=csv.QUOTE_NONNUMERIC)))
show(lambda: csv.reader([], delimiter="ab"))
show(lambda: csv.reader([], delimiter=1))
show(lambda: csv.reader([], quoting=7))
show(lambda: csv.reader([], dialect="no such"))
show(lambda: csv.reader([], nonsense=1))
show(lambda: csv.reader(5))
