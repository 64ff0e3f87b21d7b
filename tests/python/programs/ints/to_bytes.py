print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(3, "big", signed=True), (5).to_bytes())
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 2, 3]))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"), lambda: (200).to_bytes(1, "big", signed=True)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
