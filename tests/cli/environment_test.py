#!/usr/bin/env python3
"""Runs the projects of tests/golden/environment and compares with what Alembic did.

    environment_test.py [-v] [-k TEXT] [--postgresql DIR] LIMBECK     ends with "N passed, N failed"
    environment_test.py --record ALEMBIC --postgresql DIR             writes expected.json anew (needs Alembic 1.19, SQLAlchemy 2.0)

DIR is a private server's, made by tests/database/postgresql.sh; without one PostgreSQL's cases are left out.
"""
import argparse, difflib, json, os, re, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "..", "golden", "environment")
sys.path.insert(0, GOLDEN)
sys.dont_write_bytecode = True
import cases  # noqa: E402

LOG = re.compile(r"^(INFO|WARN|ERRO|DEBU|CRIT)")


def clean(text, folder):
    return re.sub(r"0x[0-9a-f]+", "0x", text.replace(folder, "@"))


def exception_of(err):
    """The exception's own lines behind the last traceback."""
    if "Traceback (most recent call last)" not in err:
        return ""
    tail = err[err.rindex("Traceback (most recent call last)"):]
    found = re.search(r"^(?!Traceback)\S.*", tail, re.M | re.S)
    return found.group(0).strip() if found else tail


class Server:
    def __init__(self, folder):
        self.folder = folder

    def psql(self, database, sql):
        return subprocess.run(["psql", "-qAtX", "-h", self.folder, "-U", "limbeck", "-d", database, "-c", sql], check=True, capture_output=True)

    def url(self):
        return "postgresql://limbeck@/environment?host=" + self.folder

    def clear(self, before):
        self.psql("postgres", "DROP DATABASE IF EXISTS environment WITH (FORCE)")
        self.psql("postgres", "CREATE DATABASE environment TEMPLATE template0")
        if before:
            self.psql("environment", before)

    def dump(self):
        text = subprocess.run(["pg_dump", "-h", self.folder, "-U", "limbeck", "--inserts", "--no-owner", "environment"], check=True, capture_output=True, text=True).stdout
        return [line for line in text.split("\n") if line.strip() and not line.startswith(("--", "SET ", "SELECT pg_catalog.set_config", "\\"))]


def dump_sqlite(folder):
    if not os.path.exists(folder + "/app.db"):
        return None
    return subprocess.run(["sqlite3", folder + "/app.db", ".dump"], check=True, capture_output=True, text=True).stdout.split("\n")


def project(case, url, folder):
    """Writes the project's files."""
    ini = cases.INI.replace("sqlite:///app.db", url.replace("%", "%%"))
    files = {"alembic.ini": ini, "migrations/env.py": open(GOLDEN + "/env.py.txt").read(), "migrations/script.py.mako": "", **case.get("files", {})}
    for i, script in enumerate(case["scripts"]):
        name = "abcdefghij"[i]
        if not script.lstrip().startswith('"""'):
            down = None if i == 0 else "abcdefghij"[i - 1]
            script = '"""r%d"""\nfrom alembic import op\nimport sqlalchemy as sa\nrevision = %r\ndown_revision = %r\n\n' % (i, name, down) + script
        if "def downgrade" not in script:
            script += "\n\ndef downgrade():\n    pass\n"
        files["migrations/versions/%s_r.py" % name] = script
    for path, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        with open(os.path.join(folder, path), "w") as f:
            f.write(text.replace("@URL@", url))


def run(program, case, server):
    with tempfile.TemporaryDirectory(prefix="environment_") as folder:
        is_pg = case.get("db") == "pg"
        url = server.url() if is_pg else "sqlite:///app.db"
        project(case, url, folder)
        if is_pg:
            server.clear(case.get("before"))
        os.symlink(os.path.abspath(program), folder + "/alembic")
        env = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", COLUMNS="200", PYTHONDONTWRITEBYTECODE="1")
        steps = []
        for command in case.get("cmds", ["upgrade head"]):
            p = subprocess.run([folder + "/alembic"] + command.split(), cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
            if p.returncode < 0 or re.search(r"==\d+==ERROR: |: runtime error: ", p.stderr):
                raise AssertionError("crash: " + p.stderr[-2000:])

            def text(output):
                output = clean(output, folder)
                return output.replace(server.folder, "@SERVER@").replace(server.folder.replace("/", "%2F"), "@SERVER@") if server else output
            logs = [text(line) for line in p.stderr.split("\n") if LOG.match(line)]
            steps.append([command, p.returncode, text(p.stdout).split("\n"), logs, text(exception_of(p.stderr)).split("\n")])
        made = {name: open(os.path.join(folder, name)).read() if os.path.exists(os.path.join(folder, name)) else None for name in case.get("made", [])}
        return {"steps": steps, "dump": server.dump() if is_pg else dump_sqlite(folder), "made": made}


def show(expected, got):
    a, b = (json.dumps(x, indent=1).split("\n") for x in (expected, got))
    print("\n".join(difflib.unified_diff(a, b, "expected", "got", lineterm="", n=1)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true")
    parser.add_argument("-k", default="")
    parser.add_argument("--postgresql")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("program")
    opt = parser.parse_args()
    server = Server(opt.postgresql) if opt.postgresql else None
    path = GOLDEN + "/expected.json"
    expected = json.load(open(path)) if os.path.exists(path) else {}
    passed = failed = 0
    for name, case in cases.CASES.items():
        if opt.k not in name or case.get("db") == "pg" and not server:
            continue
        if opt.record:
            expected[name] = run(opt.program, case, server)
            continue
        try:
            got = run(opt.program, case, server)
        except AssertionError as error:
            got = str(error)
        if got == expected.get(name):
            passed += 1
        else:
            failed += 1
            print("DIFFERS", name)
            if opt.v:
                show(expected.get(name), got)
    if opt.record:
        with open(path, "w") as f:
            json.dump({name: expected[name] for name in cases.CASES if name in expected}, f, indent=1, ensure_ascii=False)
            f.write("\n")
        return 0
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


sys.exit(main())
