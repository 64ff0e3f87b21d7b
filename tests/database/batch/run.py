"""run.py LIMBECK FILE...: runs batch_alter_table() in revision scripts, TAP. With --record the files are written anew.

A file has cases between lines "----". A case has parts between lines "====":
  offline*.txt  the body of upgrade(); what `upgrade head --sql` prints for it on SQLite
  online*.txt   the database before; the body; the tables, indexes, triggers and views afterwards
An error is its last line. online-alembic.txt and offline.txt are run under the name alembic, and hold what Alembic 1.19.2
makes (the order of unnamed constraints is its hash's affair); the others under the name limbeck.
"""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

arguments = sys.argv[1:]
record = "--record" in arguments
limbeck, *files = [a for a in arguments if a != "--record"]
head = (Path(__file__).parent / "head.py").read_text()


def write_project(folder, body):
    (folder / "m" / "versions").mkdir(parents=True, exist_ok=True)
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = m\nsqlalchemy.url = sqlite:///app.db\n")
    (folder / "m" / "env.py").write_text((Path(__file__).parent / "env.py").read_text())
    lines = "\n".join("    " + line for line in body.split("\n"))
    (folder / "m" / "versions" / "a.py").write_text(f"{head}\n\ndef upgrade():\n{lines}\n\n\ndef downgrade():\n    pass\n")


def run(folder, name, *args):
    program = folder / name
    if not program.exists():
        os.symlink(os.path.abspath(limbeck), program)
    done = subprocess.run([program, *args], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr + done.stdout
        lines = [line.strip() for line in said.split("\n") if re.search(r"Error|FAILED|error:", line)]
        return None, (lines or [said.strip()])[-1]
    return done.stdout, None


def offline(folder, name, parts):
    write_project(folder, parts[0])
    out, error = run(folder, name, "upgrade", "head", "--sql")
    if error is not None:
        return error
    out = out[out.index("-- Running upgrade"):]
    return out[out.index("\n"):out.index("INSERT INTO alembic_version")].strip() or "(nothing)"


def online(folder, name, parts):
    write_project(folder, parts[1])
    path = folder / "app.db"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(parts[0])
    connection.close()
    _, error = run(folder, name, "upgrade", "head")
    if error is not None:
        return error
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%' "
                              "AND name <> 'sqlite_sequence' ORDER BY type, name").fetchall()
    text = [row[0] + ";" for row in rows]
    for table, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%' "
                                     "ORDER BY name").fetchall():
        text += ["-- %s %s" % (table, row) for row in connection.execute('SELECT * FROM "%s"' % table)]
    connection.close()
    return re.sub(r"'20\d\d-\d\d-\d\d \d\d:\d\d:\d\d'", "'NOW'", "\n".join(text))


failed = 0
for file in map(Path, files):
    step = offline if file.name.startswith("offline") else online
    name = "alembic" if file.name in ("offline.txt", "online-alembic.txt") else "limbeck"
    cases = [case.strip("\n").split("\n====\n") for case in file.read_text().split("\n----\n")]
    with tempfile.TemporaryDirectory() as folder:
        for number, parts in enumerate(cases, 1):
            given = 1 if step is offline else 2
            found = step(Path(folder), name, parts)
            if record:
                parts[given:] = [found]
            elif parts[given:] != [found]:
                failed += 1
                print(f"not ok - {file.name} {number}")
                print("\n".join("# " + line for line in (parts[given - 1] + "\n---- found:\n" + found).split("\n")))
            else:
                print(f"ok - {file.name} {number}")
    if record:
        file.write_text("\n----\n".join("\n====\n".join(parts) for parts in cases) + "\n")
sys.exit(failed > 0)
