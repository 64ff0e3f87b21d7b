import csv

rows = list(csv.reader("a,b,c\r\n1,2,3\n\n,,\nx\n".splitlines(True)))
print(rows)
reader = csv.reader(["a,b", "c,d"])
print(next(reader), reader.line_num, list(reader), reader.line_num)
print(list(csv.reader(["a;b;c"], delimiter=";")), list(csv.reader(["x\ty"], dialect="excel-tab")))
