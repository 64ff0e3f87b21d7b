#!/usr/bin/env python3
"""A conversion that is killed leaves of each revision the script, the script and its twin, or the twin: a project that loads, with the
history that it had, and that the next conversion finishes.

    convert.py [--rounds 20] [--seed N]

Revisions with branch labels, dependencies and a merge are taken through every state that a run goes through, and then killed at random
moments.
"""
import argparse
import pathlib
import random
import shutil
import subprocess
import tempfile
import time

from faults import LIMBECK, LIMIT, end, env_py, report

# identifier: down_revision, branch_labels, depends_on
REVISIONS = {"a1": ("None", "None", "None"), "b1": ("'a1'", "('left', 'port')", "None"), "b2": ("'b1'", "None", "None"),
             "c1": ("'a1'", "'right'", "None"), "c2": ("'c1'", "None", "'b2'"), "d1": ("('b2', 'c2')", "None", "None"), "e1": ("'d1'", "'late'", "None")}
LISTINGS = "heads", "history", "branches"


def script(revision, down, labels, depends_on):
    return (f'"""about {revision}"""\nfrom alembic import op\nimport sqlalchemy as sa\nrevision = "{revision}"\ndown_revision = {down}\n'
            f'branch_labels = {labels}\ndepends_on = {depends_on}\ndef upgrade():\n'
            f'    op.create_table("t_{revision}", sa.Column("id", sa.Integer, primary_key=True))\n'
            f'def downgrade():\n    op.drop_table("t_{revision}")\n')


class Project:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="limbeck-fault.")
        self.root = pathlib.Path(self.folder.name)
        self.versions = self.root / "migrations" / "versions"
        self.versions.mkdir(parents=True)
        (self.root / "migrations" / "env.py").write_text(env_py())
        (self.root / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = sqlite:///app.db\n")
        self.clear()
        self.history = [self.run(command)[1] for command in LISTINGS]
        self.conversion = self.run("convert")
        self.done = self.files()

    def clear(self):
        shutil.rmtree(self.versions)
        self.versions.mkdir()
        for revision, header in REVISIONS.items():
            (self.versions / f"{revision}.py").write_text(script(revision, *header))

    def files(self):
        """Without the temporary file of a run that was killed while it wrote."""
        return {path.name: path.read_text() for path in self.versions.iterdir() if path.suffix in (".py", ".sql", ".converted")}

    def run(self, *arguments):
        done = subprocess.run([LIMBECK, *arguments], cwd=self.root, capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout, done.stderr

    def problem(self):
        """What is wrong with a project whose conversion was cut off."""
        (self.root / "app.db").unlink(missing_ok=True)
        for revision in REVISIONS:
            if f"{revision}.py" not in self.files() and f"{revision}.sql" not in self.files():
                return f"{revision} is lost"
        history = [self.run(command) for command in LISTINGS]
        if [out for _, out, _ in history] != self.history:
            return f"another history: {history}\nin place of {self.history}"
        for command in ["upgrade", "left@head"], ["upgrade", "heads"], ["downgrade", "base"], ["convert"]:
            code, out, err = self.run(*command)
            if code:
                return f"{' '.join(command)} ended with {code}: {out}{err}"
        found = self.files()
        return "" if found == self.done else f"other files: {sorted(found)}"

    def put(self, revision, is_moved):
        """As a run leaves it after it wrote the twin, or moved the script too."""
        script_name = f"{revision}.py"
        (self.versions / f"{revision}.sql").write_text(self.done[f"{revision}.sql"])
        if is_moved:
            (self.versions / script_name).rename(self.versions / (script_name + ".converted"))


def states(project):
    for count in range(len(REVISIONS)):
        for is_moved in False, True:
            project.clear()
            for number, revision in enumerate(list(REVISIONS)[:count + 1]):
                project.put(revision, is_moved or number < count)
            problem = project.problem()
            report(not problem, f"a conversion cut off {'after' if is_moved else 'within'} revision {count + 1}", problem)


def kill_runs(project, rounds, rng):
    project.clear()
    start = time.monotonic()
    project.run("convert")
    limit, cut, problem = time.monotonic() - start, 0, ""
    for _ in range(rounds):
        project.clear()
        process = subprocess.Popen([LIMBECK, "convert"], cwd=project.root, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.5, 1) * limit)  # files are written at the end
        cut += process.poll() is None
        process.kill()
        process.wait(LIMIT)
        problem = project.problem()
        if problem:
            break
    report(not problem, f"killed {cut} conversions", problem)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    print(f"# seed {options.seed}", flush=True)
    project = Project()
    report(project.conversion[0] == 0 and "7 of 7" in project.conversion[1] + project.conversion[2], "all revisions are converted", str(project.conversion))
    states(project)
    kill_runs(project, options.rounds, random.Random(options.seed))
    end()


main()
