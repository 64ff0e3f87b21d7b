import codecs

print(codecs.encode("héllo", "utf-8"), codecs.decode(b"h\xc3\xa9", "utf-8"), codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"))
print(codecs.BOM_UTF8, codecs.lookup("utf8").name, codecs.encode(b"\x01\xff", "hex"), codecs.decode(b"01ff", "hex"))
print(codecs.getencoder("ascii")("abc"), codecs.getdecoder("utf-8")(b"x"))
try:
    codecs.lookup("nonsense")
except LookupError as error:
    print(error)
