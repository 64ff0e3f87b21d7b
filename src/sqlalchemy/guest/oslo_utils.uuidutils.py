"""oslo_utils.uuidutils: UUIDs as texts."""
import uuid


def generate_uuid(dashed=True):
    made = uuid.uuid4()
    return str(made) if dashed else made.hex


def is_uuid_like(val):
    plain = str(val).replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "").lower()
    try:
        return uuid.UUID(str(val)).hex == plain
    except (TypeError, ValueError, AttributeError):
        return False
