import enum


class OldStatus(enum.Enum):
    NEW = "n"
    DONE = "d"


class NewStatus(str, enum.Enum):
    created = "created"
    finished = "finished"


MAP = {OldStatus.NEW: NewStatus.created, OldStatus.DONE: NewStatus.finished}
print({old.value: new.value for old, new in MAP.items()}, [member.name for member in NewStatus])
print(NewStatus("created") is NewStatus.created, NewStatus.finished == "finished", isinstance(NewStatus.created, str))
case = "CASE " + " ".join(f"WHEN '{old.value}' THEN '{new.value}'" for old, new in MAP.items()) + " END"
print(case, repr(OldStatus.NEW), str(NewStatus.created.value), OldStatus["DONE"])
