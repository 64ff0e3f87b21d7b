import uuid

SPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
ids = [uuid.uuid5(SPACE, name) for name in ("a", "b")]
print(ids, [one.hex for one in ids], sorted(ids)[0] == min(ids), ids[0].bytes[:4], uuid.UUID(bytes=ids[0].bytes) == ids[0], str(uuid.UUID("{%s}" % ids[0])))
print(uuid.UUID(hex="0" * 31 + "1") < ids[0], hash(ids[0]) == hash(uuid.UUID(str(ids[0]))), f"{ids[0]!s:.8}", len({uuid.uuid4() for _ in range(10)}))
for wrong in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=1 << 128), lambda: uuid.UUID(int=1, version=9)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
