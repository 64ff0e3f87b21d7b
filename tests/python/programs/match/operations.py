from dataclasses import dataclass


@dataclass
class AddColumn:
    table: str
    name: str
    nullable: bool = True


@dataclass
class DropTable:
    table: str


def describe(operation):
    match operation:
        case AddColumn(table, name, nullable=False):
            return f"ALTER TABLE {table} ADD {name} NOT NULL"
        case AddColumn(table=table, name=str(name)):
            return f"ALTER TABLE {table} ADD {name}"
        case DropTable(table="alembic_version"):
            return "refused"
        case DropTable(table) | {"drop": table}:
            return f"DROP TABLE {table}"
        case [first, *rest]:
            return "; ".join([describe(first), *map(describe, rest)])
        case {"sql": str() as text, **options} if options:
            return f"{text} {sorted(options)}"
        case None | "":
            return "nothing"
        case _:
            return f"unknown {operation!r}"


for operation in (AddColumn("t", "c"), AddColumn("t", "c", False), DropTable("alembic_version"), {"drop": "x"}, [DropTable("a"), AddColumn("b", "c")],
                  {"sql": "SELECT 1", "safe": True}, {"sql": "SELECT 1"}, None, "", 5, []):
    print(describe(operation))
