# As models use enumerations: values for a CHECK constraint, labels, defaults, and copies.
import copy
import enum
import json


class Status(str, enum.Enum):
    draft = "draft"
    in_review = "in review"
    published = "published"

    @classmethod
    def choices(cls):
        return [(member.value, member.label) for member in cls]

    @property
    def label(self):
        return self.name.replace("_", " ").title()

    @classmethod
    def default(cls):
        return cls.draft


def sql_enum(kind):
    values = ", ".join(f"'{member.value}'" for member in kind)
    return f"CREATE TYPE {kind.__name__.lower()} AS ENUM ({values})"


print(sql_enum(Status))
print(Status.choices(), Status.default().label)
print([member.name for member in Status], list(Status.__members__.keys()))
print(copy.copy(Status.draft) is Status.draft, copy.deepcopy({"s": Status.in_review}))
print(json.dumps({"status": Status.published}), json.dumps([Status.draft.value]))
print(getattr(Status, "draft"), hasattr(Status, "nope"), vars(Status)["draft"])
for value in ("draft", "gone"):
    try:
        print(Status(value))
    except ValueError as error:
        print("error:", error)


class Role(enum.IntEnum):
    USER, EDITOR, ADMIN = range(3)

    def can(self, other):
        return self >= other


print(Role.ADMIN.can(Role.EDITOR), Role.USER.can(Role.EDITOR), [r.value for r in Role], Role(1).name)
print(enum.Enum in Status.__mro__, issubclass(Status, str), issubclass(Role, int), isinstance(Status, enum.EnumMeta))
print(type(Status.draft.value), type(Role.USER.value), Status.draft.__class__, Status.__bases__)
print({member: len(member) for member in Status})
print(sorted(Status, key=lambda member: member.value), max(Role), sum(Role))
print("draft" == Status.draft, Status.draft in ["draft"], Status("draft") is Status.draft)
print(dir(Role.USER) == sorted(dir(Role.USER)), "label" in dir(Status.draft))
