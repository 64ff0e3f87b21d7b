import re

CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
}


def name(kind, table, columns, referred=None, most=30):
    values = {"table_name": table, "column_0_name": columns[0], "column_0_label": f"{table}_{columns[0]}", "referred_table_name": referred}
    text = CONVENTION[kind] % values
    if len(text) > most:
        text = text[: most - 5] + "_" + format(sum(map(ord, text)) % 0xFFFF, "04x")
    return text


print(name("ix", "user", ["email"]), name("fk", "order", ["user_id"], "user"), name("uq", "a_very_long_table_name_indeed", ["column"]))
print(re.findall(r"%\((\w+)\)s", CONVENTION["fk"]))
