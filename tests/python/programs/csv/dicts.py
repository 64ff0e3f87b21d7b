import csv
import io

for row in csv.DictReader(io.StringIO('id,name\n1,Ann\n2\n3,Bob,x,y\n\n4,""\n')):
    print(row)
reader = csv.DictReader(["1,2"], fieldnames=["a", "b"], restval="-")
print(reader.fieldnames, next(reader), reader.line_num)
print(list(csv.DictReader(["a,b", "1", "1,2,3"], restkey="more", restval="none")))
out = io.StringIO()
writer = csv.DictWriter(out, ["a", "b"], restval="-", extrasaction="ignore")
writer.writeheader()
writer.writerow({"a": 1, "c": 3})
writer.writerows([{"b": "x y"}, {"a": '"'}])
print(repr(out.getvalue()))
