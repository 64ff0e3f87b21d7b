import csv
import io

csv.register_dialect("semi", delimiter=";", lineterminator="\n")
print(sorted(csv.list_dialects()), csv.get_dialect("semi").delimiter)
out = io.StringIO()
csv.writer(out, "semi").writerow(["a", "b;c"])
print(repr(out.getvalue()), list(csv.reader(["a;b"], "semi")))
csv.unregister_dialect("semi")
try:
    csv.get_dialect("semi")
except csv.Error as error:
    print("Error", error)


class Colons(csv.Dialect):
    delimiter = ":"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL
    doublequote = True


out = io.StringIO()
csv.writer(out, dialect=Colons).writerow(["a:b", "c'd"])
csv.writer(out, dialect=Colons()).writerow(["a"])
print(repr(out.getvalue()), csv.excel.delimiter, csv.field_size_limit())
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
