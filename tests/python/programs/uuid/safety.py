import uuid

value = uuid.UUID("12345678123456781234567812345678")
print(value.is_safe, uuid.SafeUUID.safe, uuid.UUID(int=1, is_safe=uuid.SafeUUID.safe).is_safe, value.version, value.variant)
print(uuid.uuid4().version, uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), value.urn, value.fields, value.bytes_le)
try:
    value.int = 5
except TypeError as error:
    print(error)
