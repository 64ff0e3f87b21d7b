#!/usr/bin/env python3
"""Compares src/config with Python's own readers on generated inputs.

    judge.py DUMP [COUNT [SEED]]

configparser, tomllib and logging are Python's; python-dotenv and SQLAlchemy 2 are judges too where they can be
imported. Prints every difference and exits with 1 if there was one, with 77 (skipped) without tomllib.
"""
import configparser
import datetime
import io
import json
import logging
import logging.config
import math
import os
import pathlib
import random
import subprocess
import sys
import time

try:
    import tomllib
except ImportError:
    sys.exit(77)
try:
    import dotenv.main
except ImportError:
    dotenv = None
try:
    import sqlalchemy
    from sqlalchemy.engine import make_url
    if not sqlalchemy.__version__.startswith("2."):
        sqlalchemy = None
except ImportError:
    sqlalchemy = None

os.environ["TZ"] = "UTC"
time.tzset()


def failure(error):
    kind = type(error)
    module = "" if kind.__module__ == "builtins" else kind.__module__ + "."
    module = module.replace("tomllib._parser.", "tomllib.")
    text = repr(error.args[0]) if kind is KeyError else str(error)
    return {"error": f"{module}{kind.__name__}: {text}"}


# configparser

def judge_ini(text):
    parser = configparser.ConfigParser({"here": "/the/place"})
    parser.read_file(io.StringIO(text, newline=None), source=pathlib.PosixPath("x.ini"))
    result = {}
    for section in parser.sections():
        result[section] = []
        for key, _ in parser.items(section, raw=True):
            try:
                value = parser.get(section, key)
            except configparser.Error as error:
                value = failure(error)
            result[section].append([key, value])
    return result


INI_LINES = [
    "[alembic]", "[alembic]", "[a]", "[DEFAULT]", "[b] ; tail", "[]", "[c", "  [in]", "[x]y]",
    "k = v", "k: v", "K=w", "script_location = %(here)s/m", "  continued", "\tdeeper = x", "", " ", "# c", "; c",
    "  # indented", "k2 = %(k)s%%", "bad = %", "bad2 = %(k", "bad3 = %()s", "loop = %(loop)s", "miss = %(nope)s",
    "noval", "= none", "x = a # not a comment", "y = a ; b", "é = ü", "z\u00a0=\u00a0nb", "long = a", "    b", "    c",
    "  = x", "here = other", "q = 'it''s' \"x\"", "url = %(K)s:%(k2)s", "a:b = c", "tail =   ", "\x1ck = v\x1d",
]


def make_ini(pick):
    lines = [pick.choice(INI_LINES) for _ in range(pick.randrange(1, 9))]
    if pick.random() < 0.8:
        lines.insert(0, "[s]")
    if pick.random() < 0.7:  # few doubles, so that more than the first error is seen
        lines = list(dict.fromkeys(lines))
    return pick.choice(["\n", "\n", "\r\n", "\r"]).join(lines) + pick.choice(["", "\n"])


# tomllib

def toml_value(value):
    if isinstance(value, str):
        return ["string", value]
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, int):
        return ["integer", value]
    if isinstance(value, float):
        return ["float", ("%.17g" if math.isfinite(value) else "%f") % abs(value)]
    if isinstance(value, datetime.datetime):
        zone = value.utcoffset()
        minutes = int(zone.total_seconds() // 60) if zone is not None else 0
        return ["date and time", [value.year, value.month, value.day, value.hour, value.minute, value.second,
                                  value.microsecond, minutes]]
    if isinstance(value, datetime.date):
        return ["date", [value.year, value.month, value.day, 0, 0, 0, 0, 0]]
    if isinstance(value, datetime.time):
        return ["time", [0, 0, 0, value.hour, value.minute, value.second, value.microsecond, 0]]
    if isinstance(value, list):
        return ["array", [toml_value(item) for item in value]]
    return ["table", {key: toml_value(item) for key, item in value.items()}]


def judge_toml(text):
    return toml_value(tomllib.loads(text))


TOML_KEYS = ["a", "b", "a.b", "a . c", "\"q k\"", "'l'", "a.b.c", "1", "-", "", "é", "\"\"", "a.\"x\\u00e9\"", "b.c"]
TOML_VALUES = [
    "1", "+1", "-0", "01", "1_000", "1__0", "0x1F", "0o7", "0b2", "0b1", "1.5", "1e5", "1.", ".5", "6.02e+2_3", "inf",
    "-nan", "+inf", "true", "false", "truex", "\"s\"", "\"\\t\\u00e9\\\"\"", "\"\\x\"", "\"un", "'lit'", "'l",
    "\"\"\"m\nl\"\"\"", "\"\"\"\na \\\n   b\"\"\"", "'''x''y'''", "'''''z'''''", "\"\"\"q\"\"\"\"", "1979-05-27",
    "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.999999-07:00", "07:32:00", "07:32", "1979-02-30", "0000-01-01",
    "[1, 2]", "[1,]", "[]", "[ # c\n 'a',\n\n 'b' ]", "[1 2]", "[[1], ['x']]", "{}", "{ a = 1 }", "{ a.b = 1, a.c = 2 }",
    "{ a = 1, a = 2 }", "{ a = {}, a.b = 1 }", "{ a = 1, }", "{ a = [1,\n2] }", "{\n}", "", "\"\\ud800\"", "\"\\U00110000\"",
    "\"tab\there\"", "\"ctl\x01\"", "'ctl\x7f'", "é", "0xg", "1e", "+", "nan", "\"\"\"a\\  x\"\"\"", "'''a\x02'''",
]
TOML_LINES = [
    "[a]", "[b]", "[a.b]", "[[a]]", "[[t]]", "[[t.u]]", "[t.v]", "[ a . d ]", "[\"q k\"]", "[a", "[[a]", "[]", "[a] x", "# c",
    "#c\x01", "", "  ", "= 1", "a", "[a.b.c]", "[[a.b]]", "?", "\ta.z = 1",
]


def make_toml(pick):
    lines = []
    for _ in range(pick.randrange(1, 8)):
        if pick.random() < 0.6:
            lines.append(f"{pick.choice(TOML_KEYS)} = {pick.choice(TOML_VALUES)}" + pick.choice(["", "", " # c", " x"]))
        else:
            lines.append(pick.choice(TOML_LINES))
    return pick.choice(["\n", "\r\n"]).join(lines) + pick.choice(["", "\n", "\r"])


# python-dotenv

def judge_dotenv(text, override=False):
    os.environ.clear()
    os.environ.update(HOME="/root", A="from env")
    return dict(dotenv.main.DotEnv(None, stream=io.StringIO(text, newline=None), override=override).dict())


def judge_dotenv_override(text):
    return judge_dotenv(text, override=True)


DOTENV_PIECES = [
    "A=1", "B=${A}", "B=${NOPE:-d e}", "export C=x", "export  D = y", "export", "E='q ${A}'", "F=\"d\\n\\\"q\"", "G=a # c",
    "H=a#b", "# c", "", "I", "J=", "K='un", "L=\"m\nl\"", "'M N'=1", "O = 'x' # c", "P='x' y", "Q=\\n", "R='a\\'b'",
    "S=\"${HOME}/x\"", "T=${A}${B}", "=x", "U==x", "V=é\u00a0", "W=${A", "X=${A:b}", "Y=\t# c", "Z=  v  ", "A='2'",
    "AA=${:-x}", "AB=\"a\\\\\"", "AC='\\'", "AD=\"\\", "AE=$A $$ ${", "AF=${A:-}", "AG=x\t#y#z", "AH=#v", "AI='#v' #w",
]


def make_dotenv(pick):
    end = pick.choice(["\n", "\n", "\r\n"])
    return end.join(pick.choice(DOTENV_PIECES) for _ in range(pick.randrange(1, 8))) + pick.choice(["", end])


# SQLAlchemy

def judge_url(text):
    url = make_url(text)
    query = [[key, item] for key, value in url.query.items()
             for item in ([value] if isinstance(value, str) else value)]
    return [url.drivername, url.username, url.password, url.database, str(url), query]


URL_PARTS = [
    ["postgresql", "sqlite", "postgresql+asyncpg", "mysql+pymysql", "ora_cle", "", "a b", "p-q"],
    ["://", "://", "://", ":/", ":"],
    ["", "", "user@", "user:pw@", "us%40er:p%2Fw%@", ":pw@", "@", "u:@", "a b+c:x+y@", "u:p/w@", "u:%ff%e9@", "ü:é@"],
    ["", "host", "localhost", "[::1]", "[fe80::1%25eth0]", "[::1", "10.0.0.1", "h-o.st", "[]"],
    ["", "", ":5432", ":", ":x", ":+5", ": 7 "],
    ["", "/", "/db", "//tmp/x.db", "/:memory:", "/a%20b", "/d?", "/é"],
    ["", "", "?a=1", "?b=2&a=1", "?a=1&a=2", "?a", "?a=&b=%26+c", "?x=y\nz", "?ssl=a b", "?é=ü~*"],
]


def make_url_text(pick):
    return "".join(pick.choice(part) for part in URL_PARTS)


# logging

RECORDS = [(name, level) for name in ["root", "alembic", "alembic.runtime.migration", "sqlalchemy.engine.Engine",
                                      "app.models"]
           for level in [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR]]


def judge_logging(text):
    """fileConfig() in a logging module as new as it is when Alembic's env.py calls it."""
    logging.root.manager.loggerDict.clear()
    logging.root.handlers.clear()
    logging.root.setLevel(logging.WARNING)
    logging.getLogger("alembic").addHandler(logging.NullHandler())
    logging.getLogger("alembic.runtime.migration")
    parser = configparser.ConfigParser()
    parser.read_file(io.StringIO(text))
    kept = sys.stderr, sys.stdout, logging.lastResort
    streams = io.StringIO(), io.StringIO()
    sys.stderr, sys.stdout = streams
    result = []
    try:
        logging.config.fileConfig(parser)
        for number, (name, level) in enumerate(RECORDS):
            logger = logging.getLogger(name) if name != "root" else logging.getLogger("root")
            module = name.rsplit(".", 1)[-1]
            record = logging.LogRecord(name, level, module + ".py", 0, "it's méssage", (), None, "")
            record.created, record.msecs, record.process, record.thread = 1767225600.123456789, 123.0, 4711, 4711
            record.relativeCreated = 0.0
            if logger.isEnabledFor(level):
                logger.handle(record)
            for target, stream in enumerate(streams):
                for line in stream.getvalue().splitlines(keepends=True):
                    result.append([number, target, None, line])
                stream.seek(0)
                stream.truncate()
    finally:
        sys.stderr, sys.stdout, logging.lastResort = kept
    return result  # a record's lines by stream, since their order across streams cannot be seen


FORMATS = ["%(levelname)-5.5s [%(name)s] %(message)s", "%(asctime)s %(levelname)s %(message)s", "%(message)s",
           "%(levelno)05d|%(name)20.7s|%(message)r|%%", "%(process)d %(msecs)03d %(threadName)s %(processName)-15s.",
           "%(created)f %(module)s %(filename)s %(lineno)+d", "no field", "%(message)", "%(msecs)s %(levelno)x %(created).1f"]
BRACES = ["{levelname:<8} {message}", "{name:>30}|{levelno:04d}|{message!r}", "{{x}} {message:*^20.5}", "{asctime} {msecs:.1f}"]
DOLLARS = ["$levelname ${name} $$ $message", "${asctime}: $message"]


def make_logging(pick):
    style = pick.choice(["%", "%", "%", "{", "$"])
    form = pick.choice({"%": FORMATS, "{": BRACES, "$": DOLLARS}[style])
    level = lambda: pick.choice(["DEBUG", "INFO", "WARN", "WARNING", "ERROR", "NOTSET", "NOTSET", "INFO"])
    names = pick.choice([["root"], ["root", "alembic"], ["root", "alembic", "app"], ["root", "engine", "migration"],
                         ["alembic"], ["root", "gone"]])
    handlers = pick.choice(["console", "console", "console, out", "", "out,quiet", "missing"] if pick.random() < 0.5
                           else ["console"])
    lines = ["[loggers]", "keys = " + ",".join(names), "[handlers]", "keys = console, out ,quiet", "[formatters]",
             "keys = f"]
    qualnames = {"root": "", "alembic": "alembic", "app": "app", "engine": "sqlalchemy.engine",
                 "migration": "alembic.runtime.migration"}
    for name in names:
        if name not in qualnames:
            continue
        lines += [f"[logger_{name}]", f"level = {level()}", f"qualname = {qualnames[name]}",
                  f"handlers = {handlers if name == 'root' or pick.random() < 0.4 else ''}"]
        if pick.random() < 0.3:
            lines.append(f"propagate = {pick.choice([0, 1])}")
    lines += ["[handler_console]", "class = StreamHandler", "args = " + pick.choice(["(sys.stderr,)", "()", "(sys.stderr, )"]),
              "formatter = f"]
    if pick.random() < 0.5:
        lines.append(f"level = {level()}")
    lines += ["[handler_out]", "class = logging.StreamHandler", "kwargs = {'stream': sys.stdout}",
              "[handler_quiet]", "class = NullHandler", "[formatter_f]", f"format = {form}", f"style = {style}"]
    if pick.random() < 0.5:
        lines.append("datefmt = " + pick.choice(["%H:%M:%S", "%Y-%m-%d %H:%M", "%d %b %Y %%"]))
    return "\n".join(lines) + "\n"


JUDGES = {"ini": (make_ini, judge_ini), "toml": (make_toml, judge_toml), "logging": (make_logging, judge_logging)}
if dotenv:
    JUDGES["dotenv"] = (make_dotenv, judge_dotenv)
    JUDGES["dotenv-override"] = (make_dotenv, judge_dotenv_override)
if sqlalchemy:
    JUDGES["url"] = (make_url_text, judge_url)


def judged(judge, text):
    try:
        return judge(text)
    except Exception as error:  # what Python raises is what is compared
        return failure(error)


def main():
    dump, count, seed = sys.argv[1], int((sys.argv[2:] + ["300"])[0]), int((sys.argv[3:] + ["1"])[0])
    pick = random.Random(seed)
    cases = [(name, make(pick)) for name, (make, _) in JUDGES.items() for _ in range(count)]
    stream = b"".join(f"{name} {len(text.encode())}\n".encode() + text.encode() for name, text in cases)
    lines = subprocess.run([dump], input=stream, stdout=subprocess.PIPE, check=True).stdout.split(b"\n")
    logging.raiseExceptions = False
    if dotenv:
        dotenv.main.logger.disabled = True
    wrong = 0
    for (name, text), line in zip(cases, lines, strict=False):
        expected, actual = judged(JUDGES[name][1], text), json.loads(line)
        if name == "logging" and isinstance(actual, list):
            actual.sort(key=lambda output: output[:2])
        if expected != actual:
            wrong += 1
            print(f"--- {name}\n{text!r}\npython:  {json.dumps(expected, ensure_ascii=False)}\n"
                  f"limbeck: {json.dumps(actual, ensure_ascii=False)}")
    print(f"judged by Python: {', '.join(JUDGES)}")
    print(f"{len(cases) - wrong} passed, {wrong} failed")
    return 1 if wrong or len(lines) < len(cases) else 0


sys.exit(main())
