#!/usr/bin/env python3
"""pairs.py BUILD COUNT [FIRST]: random pairs of PostgreSQL schemas, there and back, on a server of its own.

What pg_pair finds is one judge, `pg_dump --schema-only` of the database and of one made directly the other. Columns may
stand in another order: ALTER TABLE adds them at the end.
"""
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

import generate

HERE = os.path.dirname(os.path.abspath(__file__))


def normal(path):
    with open(path, encoding="utf-8") as file:
        dump = file.read()
    dump = re.sub(r"^--.*$|^SET .*$|^SELECT pg_catalog.set_config.*$|^\\(un)?restrict.*$", "", dump, flags=re.M)
    statements = []
    for statement in re.split(r";\n+", dump):
        statement = statement.strip()
        if statement.startswith(("CREATE TABLE", "CREATE UNLOGGED TABLE")):
            statement = "\n".join(sorted(line.strip().rstrip(",") for line in statement.splitlines()))
        statements.append(statement)
    return sorted(filter(None, statements))


def differences(folder):
    for made, wanted in (("a1", "b0"), ("a2", "a0")):
        left, right = normal(f"{folder}/{made}"), normal(f"{folder}/{wanted}")
        for statement in left:
            if statement not in right:
                yield f"pg_dump of {made}, not of {wanted}: {statement}"
        for statement in right:
            if statement not in left:
                yield f"pg_dump of {wanted}, not of {made}: {statement}"


def run(build, url, seed, worker):
    with tempfile.TemporaryDirectory() as folder:
        for name, script in zip("ab", generate.pair(seed)):
            with open(f"{folder}/{name}.sql", "w", encoding="utf-8") as file:
                file.write(script)
        done = subprocess.run([f"{build}/tests/database/pg_pair", url, f"w{worker}", f"{folder}/a.sql", f"{folder}/b.sql", folder],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            lines = [line for line in done.stdout.splitlines() if line.startswith(("LEFT", "FAILED"))]
            return "\n".join(lines or [done.stdout + done.stderr])
        return "\n".join(differences(folder))


def main():
    build, count, first = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
    script = f"{HERE}/../postgresql.sh"
    server = subprocess.run([script, "start", str(os.getpid())], capture_output=True, text=True, check=True).stdout.strip()
    os.environ.update(PGHOST=server, PGUSER="limbeck")
    failed = []

    def share(worker):
        for seed in range(first + worker, first + count, 2):
            problem = run(build, f"postgresql://limbeck@/postgres?host={server}", seed, worker)
            failed.extend([seed] if problem else [])
            print(f"not ok pair {seed}\n{problem}" if problem else f"ok pair {seed}", flush=True)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(share, range(2)))
    subprocess.run([script, "stop", server], check=False)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
