import string

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace))
print(len(string.printable), string.capwords("hello  wORLD foo"), string.capwords("a-b-c", "-"))
