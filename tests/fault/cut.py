#!/usr/bin/env python3
"""A connection to PostgreSQL is lost at any message of a run: before the server has it, or after it was carried out and before its
answer came. Nothing is half done, the run says that the connection is gone, and the next run completes.

    cut.py [--every 7]      every message (1), or every n-th

A proxy counts what the client sends. Revisions in SQL (one of them outside transactions), and scripts that send batches and rows.
"""
import argparse
import os
import pathlib
import re
import socket
import struct
import tempfile
import threading

from faults import LIMIT, Postgresql, Project, end, env_py, report

REVISIONS, OUTSIDE = 4, (2,)
SAID = re.compile("connection (to server )?(was |is )?(lost|closed|gone)|closed the connection|could not (receive|send)|no connection to the server", re.I)


class Emptied(Postgresql):
    """Another database for each try would take most of the time."""

    def __init__(self):
        super().__init__()
        super().clear()

    def clear(self):
        self.psql("app", "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


class Proxy:
    """Between clients and the server's socket; ends the connection that sends the message of number `at`."""

    def __init__(self, folder):
        self.server, self.folder = os.path.join(folder, ".s.PGSQL.5432"), tempfile.TemporaryDirectory(prefix="limbeck-cut.")
        self.lock, self.count, self.at, self.is_late, self.cut = threading.Lock(), 0, None, False, None
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.path.join(self.folder.name, ".s.PGSQL.5432"))
        self.listener.listen()
        threading.Thread(target=self.accept, daemon=True).start()

    def arm(self, at, is_late):
        self.count, self.at, self.is_late, self.cut = 0, at, is_late, None

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.server)
            Relay(self, client, server).start()


class Relay:
    def __init__(self, proxy, client, server):
        self.proxy, self.client, self.server = proxy, client, server
        self.is_mute, self.answered = False, threading.Event()

    def start(self):
        threading.Thread(target=self.forward, daemon=True).start()
        threading.Thread(target=self.back, daemon=True).start()

    def back(self):
        """Answers; where they are held back, until the server is ready for the next query."""
        held = b""
        try:
            while data := self.server.recv(65536):
                if not self.is_mute:
                    self.client.sendall(data)
                    continue
                held += data
                if held[-6:-1] == b"Z\0\0\0\x05":
                    break
        except OSError:
            pass
        self.answered.set()
        self.close()

    def close(self):
        for end_of in self.client, self.server:
            try:
                end_of.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def read(self, count):
        data = b""
        while len(data) < count:
            more = self.client.recv(count - len(data))
            if not more:
                raise OSError
            data += more
        return data

    def message(self, is_first):
        kind = b"" if is_first else self.read(1)
        length = self.read(4)
        return kind + length + self.read(struct.unpack("!i", length)[0] - 4)

    def forward(self):
        is_first = True
        try:
            while True:
                message = self.message(is_first)
                with self.proxy.lock:
                    self.proxy.count += 1
                    is_cut = self.proxy.count == self.proxy.at
                # Only these two have an answer by themselves.
                is_late = self.proxy.is_late and message[:1] in (b"Q", b"S") and not is_first
                if is_cut:
                    self.proxy.cut = message[:60]
                    self.is_mute = is_late
                if not is_cut or is_late:
                    self.server.sendall(message)
                if is_cut:
                    self.answered.wait(LIMIT if is_late else 0)
                    self.close()
                    return
                is_first = False
        except OSError:
            self.close()


class Scripts(Project):
    """The same in Python, with rows and statements that go out together."""

    def __init__(self, database, count, transaction):
        super().__init__(database, count)
        root = pathlib.Path(self.folder.name)
        (root / "limbeck.ini").unlink()
        (root / "alembic.ini").write_text(f"[alembic]\nscript_location = migrations\nsqlalchemy.url = {database.url}\n")
        (root / "migrations" / "env.py").write_text(env_py(transaction_per_migration=transaction == "revision"))
        for path in (root / "migrations" / "versions").iterdir():
            path.unlink()
        for number in range(1, count + 1):
            (root / "migrations" / "versions" / f"{self.id(number)}.py").write_text(self.script(number))

    def script(self, number):
        first = '    op.create_table("ran", sa.Column("number", sa.Integer))\n' if number == 1 else ""
        last = '    op.drop_table("ran")\n' if number == 1 else ""
        return (f'from alembic import op\nimport sqlalchemy as sa\nrevision = "{self.id(number)}"\ndown_revision = {self.id(number - 1)!r} or None\n'
                f'def upgrade():\n{first}    t = op.create_table("t{number}", sa.Column("x", sa.Integer))\n'
                f'    op.bulk_insert(t, [{{"x": i}} for i in range(100)])\n'
                f'    if op.get_bind().scalar(sa.text("SELECT count(*) FROM t{number}")) == 100:\n'
                f'        op.execute("INSERT INTO ran VALUES ({number})")\n'
                f'def downgrade():\n    op.execute("DELETE FROM ran WHERE number = {number}")\n    op.drop_table("t{number}")\n{last}')


def try_one(project, proxy, at, is_late, way):
    """What is wrong with a run that lost its connection at that message, and whether it did."""
    database = project.database
    arguments, expected = (("upgrade", "head"), project.count) if way == "up" else (("downgrade", "base"), 0)
    proxy.arm(None, False)
    database.clear()
    if way == "down":
        code, output = project.run("upgrade", "head")
        if code:
            return output, False
    proxy.arm(at, is_late)
    code, output = project.run(*arguments)
    cut = proxy.cut
    proxy.arm(None, False)
    database.settle()
    if cut is None:
        return "", False
    # What is lost after the last commit is no loss.
    problem = project.problem(expected if code == 0 else None)
    if code not in (0, 1) or (code and not SAID.search(output)):
        problem = problem or f"ended with {code}"
    if not problem:
        again, more = project.run(*arguments)
        problem = (f"the next run ended with {again}: {more}" if again else project.problem(expected))
    if "invalid socket" in output:
        problem = problem or "the message goes on behind its end"
    if cut[5:11] == b"COMMIT" and "may have committed" not in output:
        problem = problem or "nobody is told that it may be done"
    where = f"{'after' if is_late else 'before'} message {at}, {cut}"
    return problem and f"{way}, {where}: {problem}\n{output}", True


def lose(project, proxy, every, what):
    problem, cuts = "", 0
    for way in "up", "down":
        for is_late in False, True:
            at, is_cut = 1 + 3 * is_late, True
            while is_cut and not problem:
                problem, is_cut = try_one(project, proxy, at, is_late, way)
                cuts += is_cut
                at += every
    report(not problem and cuts > 0, f"{what}: {cuts} connections lost", problem)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=7)
    every = parser.parse_args().every
    database = Emptied()
    proxy = Proxy(database.folder)
    database.url = f"postgresql://limbeck@/app?host={proxy.folder.name}"
    for transaction in "revision", "run":
        lose(Project(database, REVISIONS, transaction=transaction), proxy, every, f"SQL, a transaction per {transaction}")
        lose(Scripts(database, REVISIONS, transaction), proxy, every, f"scripts, a transaction per {transaction}")
    database.vacuum = "VACUUM ran"
    lose(Project(database, 2, outside=OUTSIDE), proxy, every, "SQL, one outside of transactions")
    end()


main()
