import base64

for data in (b"", b"a", b"hello world", bytes(range(40)), b"    ", bytes(8)):
    print(base64.a85encode(data), base64.b85encode(data), base64.b32hexencode(data))
    assert base64.a85decode(base64.a85encode(data)) == base64.b85decode(base64.b85encode(data)) == data
    assert base64.b32hexdecode(base64.b32hexencode(data)) == data
    print(base64.a85encode(data, adobe=True, wrapcol=20), base64.a85encode(data, foldspaces=True))
for wrong in (lambda: base64.b85decode(b"\x00"), lambda: base64.a85decode(b"~~"), lambda: base64.a85decode(b"a", adobe=True),
              lambda: base64.b85decode(b"~~~~~"), lambda: base64.a85decode(b"abz")):
    try:
        print(wrong())
    except ValueError as error:
        print(error)
