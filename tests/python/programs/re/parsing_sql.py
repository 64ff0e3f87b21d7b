"""What migrations do: reading names and types out of DDL."""
import re

DDL = """
CREATE TABLE users (
    id integer NOT NULL,        -- the key
    "full name" varchar(50) DEFAULT 'n/a',
    price numeric(10, 2)
);
create index ix_users on users (id);
"""
plain = re.sub(r"--[^\n]*", "", DDL)
for statement in filter(str.strip, re.split(r";\s*", plain)):
    table = re.match(r"\s*create\s+table\s+(\w+)\s*\((.*)\)\s*\Z", statement, re.I | re.S)
    if table:
        print(table[1])
        for name, quoted, kind, size, rest in re.findall(r"""(?x) (?: (\w+) | "([^"]+)" ) \s+ (\w+)   # name and type
                                                        (?: \( ([\d,\s]+) \) )? ([^,]*) (?:,|$)""", table[2]):
            print(" ", name or quoted, kind, re.split(r"\s*,\s*", size) if size else None, rest.strip())
    else:
        print(re.sub(r"\s+", " ", statement).strip())
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "UserAccountHTTP").lower(), re.sub(r"_([a-z])", lambda m: m[1].upper(), "user_account_id"))
