import csv

for text in ('"x, y","q""q",z', '"multi\nline",2', '"a"b,c', 'a"b"c,d', '"",a', '""', '"a"",",b'):
    print(text, list(csv.reader(text.splitlines(True))))
print(list(csv.reader(["a 'b c' d"], delimiter=" ", quotechar="'")))
print(list(csv.reader(['a,"b,c"'], quoting=csv.QUOTE_NONE)))
