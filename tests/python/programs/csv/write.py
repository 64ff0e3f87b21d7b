import csv
import io


def written(rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return repr(out.getvalue())


print(written([[1, "a,b", 'q"q', None, 2.5, True, ""], ["plain", "", " x"]]))
print(written([[""]]), written([[None]]), written([[]]), written([["a\nb", "c\rd"]]))
print(written([["a", "b"]], lineterminator="\n", delimiter="|"))
print(written([["a", 1]], quoting=csv.QUOTE_ALL), written([["a", 1, 2.0, None]], quoting=csv.QUOTE_NONNUMERIC))
print(written([["a,b", '"']], quoting=csv.QUOTE_NONE, escapechar="\\"), written([['a"b']], doublequote=False, escapechar="\\"))
print(written([["x'y"]], quotechar="'", quoting=csv.QUOTE_ALL), written([["a"]], quotechar=None))
