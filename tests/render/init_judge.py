#!/usr/bin/env python3
"""Init templates in the hands of their readers: init_judge.py RENDER_INIT. TAP.

Settings are read by Python's configparser and tomllib and must say what Alembic's own say; env.py
must compile, and where Alembic is installed it makes, runs and shows a revision with it.
"""
import configparser
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

URL = "driver://user:pass@localhost/dbname"
MAIN = {"script_location": "%(here)s/migrations", "prepend_sys_path": ".", "path_separator": "os"}
LOGGING = {"loggers", "handlers", "formatters", "logger_root", "logger_sqlalchemy", "logger_alembic",
           "handler_console", "formatter_generic"}
INI = {
    "generic": ({**MAIN, "sqlalchemy.url": URL}, LOGGING | {"alembic", "post_write_hooks"}),
    "async": ({**MAIN, "sqlalchemy.url": URL}, LOGGING | {"alembic", "post_write_hooks"}),
    "multidb": ({**MAIN, "databases": "engine1, engine2"},
                LOGGING | {"alembic", "post_write_hooks", "engine1", "engine2"}),
    "pyproject": ({"sqlalchemy.url": URL}, LOGGING | {"alembic"}),
    "pyproject_async": ({"sqlalchemy.url": URL}, LOGGING | {"alembic"}),
}
RUNS = {"generic": 1, "multidb": 2}  # with how many databases; the others need an asynchronous driver


def check_settings(name, project):
    ini = configparser.RawConfigParser()
    ini.read(project / "alembic.ini")
    main, sections = INI[name]
    assert dict(ini["alembic"]) == main, dict(ini["alembic"])
    assert set(ini.sections()) == sections, ini.sections()
    assert ini["formatter_generic"]["format"] == "%(levelname)-5.5s [%(name)s] %(message)s"
    if name.startswith("pyproject"):
        tool = tomllib.loads((project / "pyproject.toml").read_text())["tool"]["alembic"]
        assert tool == {"script_location": MAIN["script_location"], "prepend_sys_path": ["."]}, tool


def run(project, *words):
    done = subprocess.run(["alembic", *words], cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check_runs(project, databases):
    ini = project / "alembic.ini"
    text = ini.read_text().replace(URL + "2", "sqlite:///b.db").replace(URL, "sqlite:///a.db")
    ini.write_text(text)
    run(project, "revision", "-m", "first", "--rev-id", "abc1")
    script = next((project / "migrations" / "versions").glob("*.py"))
    script.write_text(script.read_text().replace("    pass\n", '    op.execute("CREATE TABLE t (x INT)")\n', databases * 2 - 1))
    run(project, "upgrade", "head")
    assert run(project, "current").count("abc1 (head)") == databases
    sql = run(project, "upgrade", "head", "--sql")
    assert databases > 1 or "CREATE TABLE t" in sql, sql


def check(program, name):
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        subprocess.run([program, name, folder], check=True)
        source = (project / "migrations" / "env.py").read_text()
        compile(source, "env.py", "exec")
        check_settings(name, project)
        if name in RUNS and shutil.which("alembic"):
            check_runs(project, RUNS[name])


def main():
    print(f"1..{len(INI)}")
    for name in INI:
        try:
            check(sys.argv[1], name)
            print(f"ok - {name}")
        except Exception as error:  # any is a failure of this template
            print(f"not ok - {name}")
            print("\n".join("# " + line for line in f"{error!r}".split("\\n")))


if __name__ == "__main__":
    main()
