import csv
import io


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]))
show(lambda: csv.writer(io.StringIO()).writerow(5))
show(lambda: csv.writer(5))
show(lambda: csv.writer(io.StringIO(), foo=1))
show(lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"a": 1, "z": 2}))
show(lambda: csv.DictWriter(io.StringIO(), ["a"], extrasaction="what"))
