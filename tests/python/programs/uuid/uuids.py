def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import uuid
from uuid import UUID

u = UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.time_low, u.time, u.clock_seq, u.node, u.urn, u.variant, u.version)
print(UUID("{12345678123456781234567812345678}") == u, UUID(bytes=u.bytes) == u, UUID(bytes_le=u.bytes_le) == u, UUID(fields=u.fields) == u, UUID(int=u.int) == u, UUID("urn:uuid:" + str(u)) == u)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.NAMESPACE_URL)
print(uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4().variant, uuid.uuid4() != uuid.uuid4(), len(str(uuid.uuid1())), uuid.uuid1() != uuid.uuid1(), uuid.uuid1(5, 7).node, uuid.uuid1(5, 7).clock_seq)
print(hash(u) == hash(u.int), {u: 1}[UUID(str(u))], sorted([UUID(int=3), UUID(int=1)]), u < UUID(int=2), int(UUID(int=9)), str(u).upper(), f"{u}", f"{u!s:>40}")
attempt(UUID, "nope")
attempt(UUID)
attempt(UUID, int=-1)
attempt(UUID, bytes=b"x")
attempt(UUID, fields=(1, 2))
attempt(setattr, u, "int", 3)
attempt(lambda: u < 5)
print(u == "12345678-1234-5678-1234-567812345678", uuid.UUID(int=0, version=4))
