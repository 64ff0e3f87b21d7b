#!/usr/bin/env bats
# env.py and models of applications whose packages are not all here: what is known of them is used, what is not says so.
load project

# make_application: an Alembic project on SQLite whose env.py is given on standard input; one revision.
make_application() {
    mkdir -p migrations/versions
    printf '[alembic]\nscript_location = migrations\nprepend_sys_path = .\npath_separator = os\nsqlalchemy.url = sqlite:///x.db\n' >alembic.ini
    cat >migrations/env.py
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
import sqlalchemy as sa
revision = "a1"
down_revision = None


def upgrade():
    op.create_table("note", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("note")
PY
}

run_migrations='
import sqlalchemy as sa
with sa.create_engine("sqlite:///x.db").connect() as connection:
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()'

# make_plain_application: one whose env.py runs the revisions and nothing else.
make_plain_application() {
    make_application <<PY
from alembic import context
target_metadata = None
$run_migrations
PY
}

@test "names that limbeck does not have of SQLAlchemy stop nothing until they are used" {
    make_application <<PY
from alembic import context
from sqlalchemy.sql.base import SomethingNew
from sqlalchemy.orm.somewhere import Else
from models import target_metadata
def annotated(x: SomethingNew[int], y: Else) -> None: pass
try:
    from sqlalchemy.sql.base import SomethingNew
    print("found")
except ImportError as error:
    print(error)
print(bool(SomethingNew)) if context.get_x_argument() else None
$run_migrations
PY
    cat >models.py <<'PY'
from sqlalchemy import MetaData
from sqlalchemy.orm import Mapper, Relationship, Session
target_metadata = MetaData()


def told(mapper: Mapper[int], session: Session[int]) -> None:
    pass


class Compared(Relationship.Comparator[int]):
    pass


unknown = Relationship.Unknown
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "cannot import name 'SomethingNew' from 'sqlalchemy.sql.base' (unknown location)" ]
    run_apart limbeck -x y current
    [ "$status" -ne 0 ]
    [[ $errors == *"a condition depends on sqlalchemy.sql.base.SomethingNew, imported at"* ]]
}

@test "a model with a base from a package that is not there is mapped, and not compared" {
    make_application <<PY
from alembic import context
from models import Base, Note, target_metadata
print(sorted(c.name for c in Note.__table__.c), [c.name for c in Base.metadata.tables["tag"].c])
$run_migrations
PY
    cat >models.py <<'PY'
from unknown_login import UserMixin
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base
Base = declarative_base()
target_metadata = Base.metadata


class Note(Base, UserMixin):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)


class Tagged:
    note_id = Column(Integer, ForeignKey("note.id"))


class Tag(Tagged, Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "['id'] ['id', 'note_id']" ]
    run_apart limbeck check
    [ "$status" -ne 0 ]
    [[ $errors == *"Note could not be computed: a condition depends on unknown_login.UserMixin"* ]]
}

@test "settings as pydantic 1 and 2 read them" {
    make_application <<PY
from alembic import context
from old import settings as old
from new import settings as new
print(old.url, old.fallback, old.dict()["name"], sorted(old.__fields_set__))
print(new.url, new.folder, new.port, new.key, sorted(new.model_fields_set), new.upper)
target_metadata = None
$run_migrations
PY
    cat >old.py <<'PY'
from typing import Optional
from pydantic import BaseSettings, Field, PostgresDsn, root_validator, validator


class Settings(BaseSettings):
    name: str = Field("db", env="SHOP_NAME")
    host: str = "localhost"
    fallback: Optional[str]
    url: Optional[str] = None

    @validator("url", pre=True)
    def make_url(cls, value, values):
        return value or PostgresDsn.build(scheme="postgresql", user="u", password="p", host=values.get("host"),
                                          path="/" + values["name"])

    @root_validator
    def check(cls, values):
        assert values["host"]
        return values


settings = Settings()
PY
    cat >new.py <<'PY'
from pathlib import Path
from typing import Annotated, Any
from pydantic import DirectoryPath, PlainValidator, PostgresDsn, ValidationInfo, field_validator
from pydantic_settings import BaseSettings
from jose import KeySet
from annotated_types import Ge


class Settings(BaseSettings):
    name: str = "db"
    port: Annotated[int, Ge(1)] = 5432
    folder: DirectoryPath = Path("/srv")
    key: Annotated[KeySet, PlainValidator(lambda value: len(value))] = "four"
    upper: str = ""
    url: str = ""

    @field_validator("upper", mode="before")
    @classmethod
    def raise_name(cls, value: Any, info: ValidationInfo) -> Any:
        return info.data["name"].upper()

    @field_validator("url")
    @classmethod
    def make_url(cls, value: str, info: ValidationInfo) -> str:
        return str(PostgresDsn.build(scheme="postgresql", username="u", host="h", port=info.data["port"], path=info.data["name"]))


settings = Settings()
PY
    SHOP_NAME=shop PORT=1234 run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "postgresql://u:p@localhost/shop None shop ['name']
postgresql://u@h:1234/db /srv 1234 4 ['port'] DB" ]
}

@test "a module of the project that only an application's start would have loaded is loaded" {
    make_application <<PY
from alembic import context
import shop
print(shop.tools.kinds.NAME)
target_metadata = None
$run_migrations
PY
    mkdir -p shop/tools
    touch shop/__init__.py shop/tools/__init__.py
    echo 'NAME = "kind"' >shop/tools/kinds.py
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = kind ]
}

@test "settings of a Pyramid application, and the version that the project gives itself" {
    make_application <<PY
from alembic import context
from importlib.metadata import PackageNotFoundError, version
from pyramid.paster import get_appsettings, setup_logging
setup_logging("shop.ini")
settings = get_appsettings("shop.ini#shop")
print(settings["sqlalchemy.url"], settings["debug"], version("my.shop"))
try:
    version("other")
except PackageNotFoundError as error:
    print(error)
target_metadata = None
$run_migrations
PY
    printf '[DEFAULT]\ndebug = no\n[app:main]\nuse = egg:shop\nsqlalchemy.url = sqlite:///%%(here)s/x.db\n[app:shop]\nuse = config:shop.ini#main\nset debug = yes\n' >shop.ini
    printf '[project]\nname = "my-shop"\nversion = "1.2"\n' >pyproject.toml
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "sqlite:///$PWD/x.db yes 1.2
No package metadata was found for other" ]
}

@test "a COMMIT of a script's own ends the run's transaction once" {
    make_plain_application
    sed -i 's/^    op.create_table.*/    op.get_bind().execute(sa.text("COMMIT"))\n&/' migrations/versions/a1.py
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    run_apart limbeck current
    [ "$output" = "a1 (head)" ]
}

@test "the packages around env.py and the settings are found when they are not installed" {
    mkdir -p src/shop/db/migrations/versions src/shop/db/pages
    touch src/shop/__init__.py src/shop/db/__init__.py
    printf 'URL = "sqlite:///x.db"\n' >src/shop/config.py
    printf '[alembic]\nscript_location = shop:db:migrations\npath_separator = os\n' >src/shop/db/alembic.ini
    cat >src/shop/db/migrations/env.py <<'PY'
from alembic import context
from sqlalchemy import create_engine
from shop.config import URL
with create_engine(URL).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
PY
    printf 'revision = "a1"\ndown_revision = None\ndef upgrade(): pass\n' >src/shop/db/migrations/versions/a1.py
    run limbeck -c src/shop/db/alembic.ini upgrade head
    [ "$status" -eq 0 ]
    run limbeck -c src/shop/db/alembic.ini current
    [ "$status" -eq 0 ]
    [[ $output = *a1* ]]
    cd src/shop/db
    run limbeck upgrade head
    [ "$status" -eq 0 ]
    rm ../__init__.py __init__.py
    run limbeck current
    [ "$status" -eq 0 ]
}

@test "files of SQL that scripts read are no revisions of an Alembic project" {
    make_application <<PY
from alembic import context
from sqlalchemy import MetaData
target_metadata = MetaData()
$run_migrations
PY
    printf -- '-- fill\nINSERT INTO note VALUES (1);\n' >migrations/versions/a1_fill.sql
    printf 'SELECT 1;\n' >migrations/versions/42_more.sql
    printf -- '-- Revision ID: b2\n-- Revises: a1\n-- migrate:up\nSELECT 1;\n' >migrations/versions/b2.sql
    run limbeck heads
    [ "$status" -eq 0 ]
    [ "$output" = "b2 (head)" ]
    run limbeck upgrade head
    [ "$status" -eq 0 ]
}

@test "names that an import * of a missing package may have brought stop nothing until they are used" {
    make_application <<PY
from alembic import context
from models import Note, helper, target_metadata
from elsewhere import *
print(Note.__name__)
def told(x: Unknown): pass
$run_migrations
PY
    printf 'from sqlalchemy.orm import declarative_base\nfrom elsewhere.models import *\nBase = declarative_base()\ntarget_metadata = helper.metadata\nclass Note(Base, Mixin):\n    __tablename__ = "n"\n' >models.py
    run_apart limbeck upgrade head
    [ "$output" = Note ]
    printf 'from elsewhere import *\nfrom alembic import context\nfor x in names: pass\n' >migrations/env.py
    run limbeck upgrade head
    [ "$status" -ne 0 ]
    [[ $output = *"depends on elsewhere.names"* ]]
}

@test "what tests are made with, older dialects' names, and composed SQL" {
    make_application <<PY
from alembic import context
from sqlalchemy import MetaData
import sys
target_metadata = MetaData()
print(sys.modules["__main__"].__package__)
$run_migrations
PY
    cat >migrations/versions/b2.py <<'PY'
import enum, logging.config
import sqlalchemy as sa
from alembic import op
from sqlalchemy.databases import mysql
from sqlalchemy.dialects.mysql.base import MySQLDialect
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.testing import config
from sqlalchemy.testing.schema import Column
from psycopg import sql
from psycopg2.sql import SQL, Identifier, Literal
from pydantic.v1 import BaseSettings, Field, validator
from pydantic.v1.generics import GenericModel
revision = "b2"
down_revision = "a1"


class Settings(BaseSettings):
    home: str = Field(default=None)
    url: str = Field(description="x")

    @validator("home", always=True)
    def set_home(cls, home):
        return home or "here"

    @validator("url", pre=True, always=True)
    def set_url(cls, url, values):
        return url or values["home"] + "/x"

    class Config:
        env_prefix = "APP_"


def upgrade():
    config.requirements = 1
    dialect = op.get_bind().dialect
    print(isinstance(dialect, SQLiteDialect), isinstance(dialect, (MySQLDialect, PGDialect)), mysql.VARCHAR(3).length)
    table = sa.Table("n", sa.MetaData(), Column("id", sa.Integer, test_needs_autoincrement=True, primary_key=True))
    print(table.c.id.type, logging.handlers.RotatingFileHandler.__name__)
    print(SQL("UPDATE {} SET a = {} WHERE {b}").format(Identifier("s", 'a"b'), Literal("it's"), b=Literal(-1) + SQL("=") + Literal([1, None])).as_string(None))
    print(sql.SQL(", ").join([sql.Identifier("a"), sql.Placeholder("b"), sql.Placeholder()]).as_string(None))
    print(Settings().home, Settings().url)


def downgrade():
    pass
PY
    APP_URL="" run_apart limbeck upgrade head
    diff - <(echo "$output") <<'TEXT'
None
True False 3
INTEGER RotatingFileHandler
UPDATE "s"."a""b" SET a = 'it''s' WHERE  -1=ARRAY[1, NULL]
"a", %(b)s, %s
here here/x
TEXT
}

@test "the URL of a Flask application that the project makes, or of its settings" {
    make_application <<PY
from alembic import context
from flask import current_app
print(current_app.config.get("SQLALCHEMY_DATABASE_URI"))
target_metadata = None
$run_migrations
PY
    sed -i '/^sqlalchemy.url/d' alembic.ini
    mkdir -p shop
    touch shop/__init__.py
    cat >shop/app.py <<'PY'
from flask import Flask
from rq.decorators import job


@job("default", timeout=3)
def send():
    pass


def create_app():
    app = Flask(__name__)
    app.config.from_object("shop.settings.Production")
    app.register_blueprint(send)
    raise RuntimeError("no queue")
PY
    printf 'class Production:\n    SQLALCHEMY_DATABASE_URI = "sqlite:///made.db"\n' >shop/settings.py
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "sqlite:///made.db" ]
    printf 'SQLALCHEMY_DATABASE_URI = "sqlite:///said.db"\n' >shop/settings.py
    rm shop/app.py
    run_apart limbeck current
    [ "$output" = "sqlite:///said.db
a1 (head)" ]
    SQLALCHEMY_DATABASE_URI=sqlite:///given.db run_apart limbeck current
    [ "${output%%$'\n'*}" = "sqlite:///given.db" ]
}

@test "names of packages that are here in part stop a script where it uses them, names of SQLAlchemy before" {
    make_plain_application
    sed -i '1i from sqlalchemy_utils.types.encrypted.encrypted_type import SomeEngine\nfrom packaging.version import parse' migrations/versions/a1.py
    sed -i 's/^    op.create_table.*/&\n    print(parse("1.10") > parse("1.9"))/' migrations/versions/a1.py
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = True ]
    sed -i '1i from sqlalchemy.types import SomeType' migrations/versions/a1.py
    sed -i 's/^    op.drop_table/    SomeType\n&/' migrations/versions/a1.py
    run_apart limbeck downgrade base
    [ "$status" -ne 0 ]
    [[ $errors == *"from sqlalchemy.types import SomeType"* ]]
}

@test "hashes of passwords, and lines of a log in a format of the project's own" {
    make_application <<PY
import bcrypt
from logging.config import fileConfig
from alembic import context
from flask_bcrypt import check_password_hash, generate_password_hash
from werkzeug.security import check_password_hash as check, generate_password_hash as generate
fileConfig(context.config.config_file_name)
known = bcrypt.hashpw(b"secret", b"\$2b\$04\$abcdefghijklmnopqrstuu")
print(known.decode(), bcrypt.checkpw(b"secret", known), bcrypt.checkpw(b"Secret", known))
print(check_password_hash(generate_password_hash("x", 4), "x"), check(generate("pw", method="pbkdf2:sha256:10"), "pw"))
target_metadata = None
$run_migrations
PY
    cat >>alembic.ini <<'INI'
[loggers]
keys = root,alembic
[handlers]
keys = console
[formatters]
keys = json
[logger_root]
level = INFO
handlers = console
[logger_alembic]
level = INFO
handlers =
qualname = alembic
[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = json
[formatter_json]
class = shop.logs.JsonFormatter
format = %(levelname)s: %(message)s
INI
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = '$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW True False
True True' ]
    [[ $errors == *"INFO: Running upgrade  -> a1"* ]]
}

@test "what a Flask application's configuration says, and time zones of dateutil and pytz" {
    make_application <<PY
from alembic import context
from flask import current_app, Flask
target_metadata = None
app = Flask("shop")
app.config.from_object("shop.config.Development")
app.config.from_pyfile("shop.cfg")
print(app.config["SERVER_NAME"], app.config["NAME"], app.config["SIZE"], app.config.from_pyfile("none.cfg", silent=True))
print(current_app.config["NAME"], current_app.config["OWN"], current_app.config.get("MISSING"), current_app.config["DEBUG"])
$run_migrations
PY
    mkdir shop
    touch shop/__init__.py
    printf 'class Config:\n    NAME = "general"\n    OWN = "own"\nclass Development(Config):\n    NAME = "dev"\n' >shop/config.py
    printf 'SIZE = 1 + 1\nNAME = "file"\n' >shop.cfg
    cat >migrations/versions/b2.py <<'PY'
import datetime
from dateutil.tz import gettz, tzutc
from pydantic import AliasPath
import pytz
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base, relationship
revision = "b2"
down_revision = "a1"
Base = declarative_base()


class Public(Base):
    __tablename__ = "public_part"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String)


class Private(Base):
    __tablename__ = "private_part"
    public_id = sa.Column(sa.Integer, sa.ForeignKey("public_part.id"), primary_key=True)
    secret = sa.Column(sa.String)


class Whole(Base):
    __table__ = sa.outerjoin(Public.__table__, Private.__table__)
    id = sa.orm.column_property(Public.__table__.c.id, Private.__table__.c.public_id)


class Pin(Base):
    __tablename__ = "pin"
    id = sa.Column(sa.Integer, primary_key=True)
    whole_id = sa.Column(sa.Integer, sa.ForeignKey("public_part.id"))
    whole = relationship("Whole")


def upgrade():
    at = datetime.datetime(2026, 7, 1, 12, tzinfo=tzutc())
    print(at, at.astimezone(gettz("Europe/Berlin")), gettz("No/Where"), AliasPath("a", "b").path)
    london = pytz.timezone("Europe/London").localize(datetime.datetime(2026, 7, 1))
    print(london, london.astimezone(pytz.utc), pytz.utc, str(london.tzinfo))
    Base.metadata.create_all(op.get_bind())
    session = Session(op.get_bind())
    session.add_all([Public(id=1, name="n"), Pin(id=1, whole_id=1)])
    session.flush()
    print(session.query(Pin).count())


def downgrade():
    pass
PY
    run_apart limbeck upgrade head
    diff - <(echo "$output") <<'TEXT'
None file 2 False
file own None False
2026-07-01 12:00:00+00:00 2026-07-01 14:00:00+02:00 None ['a', 'b']
2026-07-01 00:00:00+01:00 2026-06-30 23:00:00+00:00 UTC Europe/London
1
TEXT
}

@test "models of Flask-AppBuilder, settings that cannot be computed, and relationships to what is not here" {
    make_application <<PY
from alembic import context
from flask import Flask, current_app
target_metadata = None
app = Flask("shop")
app.config.from_object("shop.config")
print(app.config["SIZE"], "NAMES" in app.config, current_app.config["STORE"])
$run_migrations
PY
    mkdir shop
    touch shop/__init__.py
    printf 'from pandas import NAMES as given\nSIZE = 3\nSTORE = None\nNAMES = [n for n in given]\n' >shop/config.py
    cat >migrations/versions/b2.py <<'PY'
import sqlalchemy as sa
from alembic import op
from elsewhere import manager
from flask_appbuilder import Model, SQLA
from flask_appbuilder.models.mixins import AuditMixin
from flask_appbuilder.models.decorators import renders
from sqlalchemy.orm import relationship
revision = "b2"
down_revision = "a1"
db = SQLA()


class BlueSlice(Model):
    id = sa.Column(sa.Integer, primary_key=True)
    owner_id = sa.Column(sa.Integer)
    owner = relationship(manager.user_model, foreign_keys=[owner_id])

    @renders("id")
    def shown(self):
        return self.id


def upgrade():
    op.create_table("blue_slice", sa.Column("id", sa.Integer, primary_key=True), sa.Column("owner_id", sa.Integer))
    session = db.Session(bind=op.get_bind())
    session.add(BlueSlice(id=7))
    session.flush()
    print([one.id for one in session.query(BlueSlice).all()], AuditMixin.changed_on.nullable)


def downgrade():
    pass
PY
    run_apart limbeck upgrade head
    diff - <(echo "$output") <<'TEXT'
3 False None
[7] False
TEXT
}

@test "a database that a package which is not here would name is the one that the caller names" {
    make_application <<'PY'
import alembic
from alembic import context
from ourconfig import settings
from ourdb import engine_for
config = context.config
alembic.context.config.set_main_option("sqlalchemy.url", f"postgresql://{settings.user}@{settings.host}:{int(settings.port)}/x")
import sqlalchemy as sa
with sa.create_engine(str(settings.url)).connect() as connection:
    print(connection.engine.url)
with engine_for(settings).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
PY
    run_apart limbeck upgrade head
    [ "$status" -ne 0 ]
    [[ $errors == *"the database's URL (give it with --url or in DATABASE_URL) depends on ourconfig.settings.user, imported at"* ]]
    DATABASE_URL=sqlite:///y.db run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = sqlite:///y.db ]
    [[ $errors == *"the database that DATABASE_URL names is taken"* ]]
    run_apart limbeck --url sqlite:///y.db current
    [ "$status" -eq 0 ]
    [[ $output == *"a1 (head)"* ]]
    [ ! -e x.db ]
}

@test "what a package that is not here gives is no part of a statement" {
    make_plain_application
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
import sqlalchemy as sa
from vendor import v
revision = "a1"
down_revision = None


def refused(function):
    try:
        function()
        print("went through")
    except Exception as error:
        print(str(error).partition(", imported")[0])


def upgrade():
    op.execute("CREATE TABLE t (n VARCHAR)")
    t, bind = sa.table("t", sa.column("n")), op.get_bind()
    refused(lambda: op.execute(f"INSERT INTO t VALUES ('{v}')"))
    refused(lambda: op.execute("INSERT INTO t VALUES ('%s')" % v))
    refused(lambda: op.execute(sa.text("INSERT INTO t VALUES ('{}')".format(v))))
    refused(lambda: op.execute(t.insert().values(n=f"{v}")))
    refused(lambda: bind.execute(t.insert(), {"n": str(v)}))
    refused(lambda: op.bulk_insert(t, [{"n": f"{v}"}]))
    refused(lambda: op.add_column("t", sa.Column(f"{v}", sa.Integer)))
    refused(lambda: op.add_column("t", sa.Column("a", sa.Integer, server_default=f"{v}")))
    refused(lambda: op.add_column("t", sa.Column("a", sa.String(int(v)))))
    refused(lambda: op.create_table(f"{v}", sa.Column("a", sa.Integer)))
    refused(lambda: op.drop_table(f"{v}"))
    print(bind.execute(sa.text("SELECT count(*) FROM t")).scalar(), len(sa.inspect(bind).get_columns("t")))
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "a statement depends on vendor.v
a statement depends on vendor.v
a statement depends on vendor.v
isinstance() depends on vendor.v
isinstance() depends on vendor.v
Error binding parameter 1: type 'opaque' is not supported
isinstance() depends on vendor.v
isinstance() depends on vendor.v
a condition depends on vendor.v
a text depends on vendor.v
a text depends on vendor.v
0 1" ]
}

@test "of a package that is here in part, what is not is said with the line that asks for it" {
    make_plain_application
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
from passlib.hash import argon2
from yaml import nothing_of_the_kind
from oslo_config import cfg
revision = "a1"
down_revision = None


def upgrade():
    for text in (argon2.hash("x"), nothing_of_the_kind, cfg.CONF.one.other):
        try:
            op.execute(text)
        except Exception as error:
            print(str(error).removesuffix(", which is from a package that limbeck does not have"))
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "a statement depends on passlib.hash.argon2.hash(...), imported at $PWD/migrations/versions/a1.py:2
a statement depends on yaml.nothing_of_the_kind, imported at $PWD/migrations/versions/a1.py:3
a statement depends on oslo_config.CONF.one.other, imported at $PWD/migrations/versions/a1.py:10" ]
}

@test "settings in YAML and TOML, JSON of other packages, folders of a user, what is tried again" {
    cat >settings.yaml <<'YAML'
# settings
defaults: &defaults
  host: localhost
  port: 5432
  ratio: 1.5
database:
  <<: *defaults
  name: "shop \u00e9"
  'quoted key': 'it''s'
  enabled: yes
  nothing: ~
  octal: 010
  list:
  - a
  - b: 1
    c: [1, 2, {x: y}]
  -
    - nested
  flow: {one: 1, two: [a, "b, c"],
         three: }
text: |
  first
    second

  third
folded: >-
  one
  two

  three
plain: over
  lines # not this
url: postgresql://u:p@h/db
date: 2024-02-03
empty:
YAML
    printf -- '---\na: 1\n---\nb: 2\n' >several.yaml
    printf '[database]\nurl = "sqlite:///x.db"\nports = [1, 2]\n' >settings.toml
    make_application <<'PY'
import json
import os
import appdirs
import orjson
import platformdirs
import simplejson
import tenacity
import toml
import yaml
from alembic import context

with open("settings.yaml") as file:
    print(json.dumps(yaml.safe_load(file), default=str, ensure_ascii=False))
print(list(yaml.safe_load_all(open("several.yaml").read())), yaml.load("- [a, b]", Loader=yaml.SafeLoader))
try:
    yaml.safe_load("a: [1,\nb: 2")
except yaml.YAMLError as error:
    print(error)
print(toml.load("settings.toml"), toml.loads("a = 1"))
print(orjson.dumps({"a": [1, None]}), orjson.loads(b"[1]"), simplejson.dumps({"a": 1}))
os.environ["HOME"] = "/home/somebody"
print(appdirs.user_data_dir("app", "us"), platformdirs.user_config_dir("app"), platformdirs.PlatformDirs("a").user_cache_dir)


@tenacity.retry(wait=tenacity.wait_fixed(1), stop=tenacity.stop_after_attempt(3))
def url():
    return toml.load("settings.toml")["database"]["url"]


import sqlalchemy as sa
with sa.create_engine(url()).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
PY
    XDG_DATA_HOME= XDG_CONFIG_HOME= XDG_CACHE_HOME= run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = '{"defaults": {"host": "localhost", "port": 5432, "ratio": 1.5}, "database": {"name": "shop é", "quoted key": "it'"'"'s", "enabled": true, "nothing": null, "octal": 8, "list": ["a", {"b": 1, "c": [1, 2, {"x": "y"}]}, ["nested"]], "flow": {"one": 1, "two": ["a", "b, c"], "three": null}, "host": "localhost", "port": 5432, "ratio": 1.5}, "text": "first\n  second\n\nthird\n", "folded": "one two\nthree", "plain": "over lines", "url": "postgresql://u:p@h/db", "date": "2024-02-03", "empty": null}
[{'"'a': 1}, {'b': 2}] [['a', 'b']]
found unexpected end of stream
{'database': {'url': 'sqlite:///x.db', 'ports': [1, 2]}} {'a': 1}
b'{\"a\":[1,null]}' [1] {\"a\": 1}
/home/somebody/.local/share/app /home/somebody/.config/app /home/somebody/.cache/a" ]
}

@test "what applications do around their start: logs, threads, users, copies of functions" {
    make_application <<PY
import getpass, logging, logging.handlers, os, pwd, threading, time, types
from alembic import context
from sqlalchemy.orm import registry
import vendor


class Handler(logging.handlers.RotatingFileHandler):
    def emit(self, record):
        self.stream.write(self.format(record) + self.terminator)
        self.flush()


log = logging.getLogger("app")
log.addHandler(Handler("app.log", maxBytes=10))
log.warning("%s is %s", "this", "written")
logging.getLogger("other").warning("a value: %s", vendor.value)


class Pusher(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)

    def run(self):
        while True:
            time.sleep(10)


Pusher().start()
work = threading.Thread(target=lambda: print("worked"), daemon=True)
work.start()
work.join()
time.sleep(0.001)
del os.environ["USER"]
for name in ("LOGNAME", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
print(getpass.getuser() == pwd.getpwuid(os.getuid()).pw_name, pwd.getpwnam("root").pw_uid)


def add(a, b=2):
    return a + b


copy = types.FunctionType(add.__code__, add.__globals__, name="sum", argdefs=add.__defaults__, closure=add.__closure__)
print(copy(1), copy.__name__)


@registry().mapped
class Mixin:
    __abstract__ = True


target_metadata = None
$run_migrations
PY
    USER=x run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "worked
True 0
3 sum" ]
    [[ $errors == *"this is written"* ]]
    [[ $errors == *"a value: <opaque vendor.value>"* || $errors == *"<opaque vendor.value>"* ]]
}

@test "an env.py that gives its work to what is not here says that nothing was done" {
    make_application <<'PY'
from alembic import context
from elsewhere import run_in_a_thread


def run():
    context.run_migrations()


run_in_a_thread(run)
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [[ $errors == *"env.py did not call context.run_migrations(), so nothing was done"* ]]
}

@test "a project's packages are below src of the folder that has its pyproject.toml" {
    mkdir -p service/src/shop
    touch service/pyproject.toml service/src/shop/__init__.py
    printf 'from sqlalchemy import MetaData\ntarget_metadata = MetaData()\n' >service/src/shop/models.py
    make_application <<PY
from alembic import context
from shop.models import target_metadata
print(type(target_metadata).__name__)
$run_migrations
PY
    sed -i 's/^script_location.*/script_location = ./; /prepend/d' alembic.ini
    mv migrations alembic.ini service/
    mv service/alembic.ini service/migrations/
    cd service/migrations
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = MetaData ]
}

@test "an optional package whose absence would be an error is taken to be there" {
    make_application <<PY
from alembic import context
try:
    import asyncdriver
except ImportError as error:
    raise ImportError("Please install it") from error
try:
    import fastjson
except ImportError:
    fastjson = None
print(fastjson)
target_metadata = None
$run_migrations
PY
    printf '[loggers]\nkeys = root\n[handlers]\nkeys = own\n[formatters]\nkeys = plain\n[logger_root]\nlevel = INFO\nhandlers = own\n[handler_own]\nclass = app.logs.Handler\nformatter = plain\nargs = ()\n[formatter_plain]\nformat = own: %%(message)s\n' >>alembic.ini
    sed -i '1i from logging.config import fileConfig\nfileConfig("alembic.ini", disable_existing_loggers=False)' migrations/env.py
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = None ]
    [[ $errors == *"own: Running upgrade  -> a1"* ]]
}

@test "settings of pydantic whose types are texts, validators that ask for more, secrets of any type" {
    cat >settings.py <<'PY'
from __future__ import annotations
import datetime
from abc import ABC
from pathlib import Path
from typing import Annotated
from pydantic import AliasChoices, AliasPath, BeforeValidator, Field, Secret, SecretStr, model_validator
from pydantic_settings import BaseSettings
from sqlmodel import SQLModel


def below_home(value, info):
    return Path(str(value).replace("HOME", str(info.data["base"])))


class Inner(BaseSettings):
    url: SecretStr | None = Field(default=None, validation_alias=AliasChoices(AliasPath("url"), "inner_url", "app_url"))


class Settings(BaseSettings):
    base: Path = Path("/home")
    data: Annotated[Path, BeforeValidator(below_home)] = Field(default="HOME/data", validate_default=True)
    inner: Inner = Field(default_factory=Inner)
    since: Secret[datetime.date] = Field(default=None)
    name: str = ""

    @model_validator(mode="after")
    def named(self):
        if not self.name:
            self.name = "named"
            self.__pydantic_fields_set__.remove("name")
        return self


class Shape(ABC, SQLModel):
    size: int
PY
    make_application <<PY
from alembic import context
from settings import Inner, Settings, Shape
settings = Settings()
print(Settings.model_fields["inner"].annotation is Inner, Settings.model_fields["data"].annotation.__name__)
print(settings.data, settings.inner.url.get_secret_value(), settings.name, settings.since, Shape(size=3).size)
target_metadata = None
$run_migrations
PY
    APP_URL=sqlite:///q.db SINCE=2024-01-02 run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "True Path
/home/data sqlite:///q.db named ********** 3" ]
}

@test "settings of pydantic with models in dictionaries and tuples, defaults from packages that are not there" {
    cat >settings.py <<'PY'
from typing import Dict, Mapping
from pydantic import BaseConfig, BaseModel, Field, field_validator
from pydantic_settings import BaseSettings
from unheard_logging import Profile


class Library(BaseModel):
    path: str
    enabled: bool = True


class Settings(BaseSettings):
    profile: Profile = Profile.production
    described: Profile = Field(Profile.production)
    libraries: dict[str, Library] = {}
    older: Dict[int, Library] = {}
    sizes: Mapping[str, int] = {}
    pair: tuple[str, int] = ("a", 1)
    many: tuple[int, ...] = ()

    class Config(BaseConfig):
        env_prefix = "SHOP_"

    @field_validator("libraries")
    @classmethod
    def are_enabled(cls, found):
        return {name: library for name, library in found.items() if library.enabled}
PY
    make_application <<PY
from alembic import context
from settings import Settings
settings = Settings(libraries={"a": {"path": "/a"}, "b": {"path": "/b", "enabled": "no"}}, older={"1": {"path": "/c"}},
                    pair=("b", "3"), many=["4", "5"])
print(settings.libraries["a"].path, list(settings.libraries), settings.older[1].path, settings.sizes, settings.pair, settings.many)
target_metadata = None
$run_migrations
PY
    SHOP_SIZES='{"x": "2"}' run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "/a ['a'] /c {'x': 2} ('b', 3) (4, 5)" ]
}

@test "names that only annotations of functions ask for are no reason to refuse a script" {
    make_plain_application
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import ReflectedColumn, SomethingNew
from sqlalchemy.orm import Unheard as U
revision = "a1"
down_revision = None


def helper(column: ReflectedColumn, *more: U[int]) -> list[SomethingNew]:
    return [column["name"]]


def upgrade():
    print(helper({"name": "n"}))
PY
    run_apart limbeck scripts
    [ "$output" = "1 of 1 revisions run" ]
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "['n']" ]
    sed -i 's/print(helper.*/print(U)/' migrations/versions/a1.py
    run_apart limbeck scripts
    [[ $output$errors == *"from sqlalchemy.orm import Unheard"* ]]
}

@test "a module of a package is not the package that it is named like; fields of a log's own formatter" {
    mkdir -p hub/alembic/versions
    printf 'from traitlets import List\nfrom hub import orm\n' >hub/traitlets.py
    printf 'from sqlalchemy import MetaData\nfrom traitlets import Integer\ntarget_metadata = MetaData()\n' >hub/orm.py
    touch hub/__init__.py
    make_application <<PY
from logging.config import fileConfig
from alembic import context
fileConfig(context.config.config_file_name, disable_existing_loggers=False)
from hub.orm import Integer, target_metadata
import hub.traitlets
print(repr(Integer))
$run_migrations
PY
    printf '[loggers]\nkeys = root\n[handlers]\nkeys = own\n[formatters]\nkeys = own\n[logger_root]\nlevel = INFO\nhandlers = own\n[handler_own]\nclass = StreamHandler\nformatter = own\nargs = (sys.stderr,)\n[formatter_own]\nclass = hub.log.Formatter\nformat = %%(color)s[%%(levelname)s]%%(end_color)s %%(message)s\n' >>alembic.ini
    sed -i 's/^script_location.*/script_location = migrations/; /prepend/d' alembic.ini
    mv alembic.ini migrations hub/
    cd hub
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "<opaque traitlets.Integer>" ]
    [[ $errors == *"[INFO] Running upgrade  -> a1"* ]]
}

@test "a relation to a model that is not here matters where it is used" {
    make_application <<PY
from alembic import context
import elsewhere
target_metadata = None
$run_migrations
PY
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
import sqlalchemy as sa
from sqlalchemy.orm import Session, declarative_base, relationship, sessionmaker
revision = "a1"
down_revision = None
Base = declarative_base()


class Note(Base):
    __tablename__ = "note"
    id = sa.Column(sa.Integer, primary_key=True)
    slice_id = sa.Column(sa.Integer)
    slice = relationship("Slice", foreign_keys=[slice_id])


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = Session(bind)
    session.add(Note(id=1))
    session.flush()
    print([note.id for note in session.query(Note)])
    try:
        session.query(Note).first().slice
    except Exception as error:
        print(type(error).__name__)
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "[1]
InvalidRequestError" ]
}

@test "keys of Fernet, lazy objects, columns of JSON, handlers that a dictionary tells of, sessions of an engine" {
    make_application <<PY
import inspect
import logging
import logging.config
import lazy_object_proxy
from alembic import context
from cryptography.fernet import Fernet, MultiFernet
from flask_sqlalchemy import SQLAlchemy
from vendor import function, key
print(len(Fernet.generate_key()), Fernet(Fernet.generate_key()).encrypt(b"a")[:5])
print(repr(Fernet(key).encrypt(b"a")), repr(MultiFernet([Fernet(key)]).decrypt(b"a")), repr(Fernet(Fernet.generate_key()).decrypt(key)))
try:
    Fernet(b"short")
except ValueError as error:
    print(error)
logging.config.dictConfig({"version": 1, "handlers": {"task": {"class": "logging.StreamHandler", "level": "INFO"}},
                           "loggers": {"app.task": {"handlers": ["task"], "level": "INFO"}}, "root": {"handlers": ["task"]}})
print([handler.name for handler in logging.getLogger("app.task").handlers])
logging.getLogger("app.task").warning("takes nothing", "more")
made = []
lazy = lazy_object_proxy.Proxy(lambda: made.append(1) or [1, 2])
print(list(made), len(lazy), lazy == [1, 2], made, inspect.signature(function))
database = SQLAlchemy()
database.session = 3
print(database.session)
target_metadata = None
$run_migrations
PY
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
import sqlalchemy as sa
import sqlalchemy_jsonfield
from sqlalchemy.orm import Session
revision = "a1"
down_revision = None


def upgrade():
    op.create_table("note", sa.Column("id", sa.Integer, primary_key=True), sa.Column("j", sqlalchemy_jsonfield.JSONField()))
    print(sa.inspect(op.get_bind()).get_columns("note")[1]["type"])
    session = Session(sa.create_engine("sqlite://"))
    print(session.execute(sa.text("SELECT 1")).scalar())
    session.commit()
    session.commit()
    session.close()
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "44 b'gAAAA'
<opaque vendor.key.encrypt(...)> <opaque vendor.key.decrypt(...)> <opaque vendor.key>
Fernet key must be 32 url-safe base64-encoded bytes.
['task']
[] 2 True [1] <opaque vendor.function>
3
JSON
1" ]
    [[ $errors == *"takes nothing ('more',)"* ]]
}

@test "packages of the same repository are found beside the project, those of a package only by its name" {
    make_application <<PY
from alembic import context
from billing.models import target_metadata
import email.utils
import helpers.text
import karton.core
import shared.settings
import inner.part
print(sorted(target_metadata.tables), helpers.text.name, repr(karton.core.Producer), shared.settings.name)
$run_migrations
PY
    mkdir -p repository/packages/billing/src/billing repository/libs/helpers repository/shop/web/model repository/shared
    touch repository/LICENSE repository/email.py repository/packages/billing/pyproject.toml repository/packages/billing/src/billing/__init__.py
    printf 'from sqlalchemy import Column, Integer, MetaData, Table\ntarget_metadata = MetaData()\nTable("bill", target_metadata, Column("id", Integer))\n' \
        >repository/packages/billing/src/billing/models.py
    mkdir repository/libs/helpers/helpers
    touch repository/libs/helpers/setup.py repository/libs/helpers/helpers/__init__.py repository/shared/__init__.py
    echo 'name = "of helpers"' >repository/libs/helpers/helpers/text.py
    echo 'name = "shared"' >repository/shared/settings.py
    touch repository/shop/setup.py repository/shop/web/__init__.py repository/shop/web/model/__init__.py
    printf 'from karton.core import Producer\n' >repository/shop/web/hub.py
    printf 'import web.hub\n' >repository/shop/web/model/karton.py
    sed -i 's/^import karton.core/from web.hub import Producer/; s/repr(karton.core.Producer)/repr(Producer)/' migrations/env.py
    sed -i 's/^script_location.*/script_location = migrations/; /prepend/d' alembic.ini
    mv alembic.ini migrations repository/shop/web/model/
    mkdir -p repository/shop/web/model/packages/inner/src/inner
    touch repository/shop/web/model/packages/inner/pyproject.toml repository/shop/web/model/packages/inner/src/inner/part.py
    cd repository/shop/web/model
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "['bill'] of helpers <opaque karton.core.Producer> shared" ]
}

@test "names from modules of SQLAlchemy that are elsewhere here, abstract concrete bases, URLs of yarl, times in UTC" {
    make_application <<PY
import asyncio
from alembic import context
from sqlalchemy.dialects.postgresql.hstore import HSTORE
from sqlalchemy.ext.asyncio.engine import create_async_engine
from sqlalchemy.orm.scoping import scoped_session
from sqlalchemy.orm.util import NothingOfTheKind
from models import Base, url
print(HSTORE.__name__, scoped_session.__name__, repr(NothingOfTheKind))
print([(name, [c.name for c in table.c]) for name, table in Base.metadata.tables.items()])
print(url, url.host, url.with_path("/other"))


def run(connection):
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()


async def main():
    async with create_async_engine("sqlite+aiosqlite:///x.db").connect() as connection:
        await connection.run_sync(run)


asyncio.run(main())
PY
    cat >models.py <<'PY'
import sqlalchemy as sa
from sqlalchemy.ext.declarative.extensions import AbstractConcreteBase
from sqlalchemy.orm import declarative_base
from sqlalchemy_utc import UtcDateTime, utcnow
from yarl import URL
Base = declarative_base()
url = URL.build(scheme="postgresql", host="db", port=5433, user="a@b", password="p:w", path="/base")


class Dated(AbstractConcreteBase, Base):
    made = sa.Column(UtcDateTime, server_default=utcnow())


class Note(Dated):
    __tablename__ = "note"
    __mapper_args__ = {"concrete": True, "polymorphic_identity": "note"}
    id = sa.Column(sa.Integer, primary_key=True)
PY
    sed -i 's/^import sqlalchemy as sa/import sqlalchemy as sa\nimport sqlalchemy_utc/; s/primary_key=True)/&, sa.Column("made", sqlalchemy_utc.sqltypes.UtcDateTime(timezone=True))/' migrations/versions/a1.py
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "HSTORE scoped_session <opaque sqlalchemy.orm.util.NothingOfTheKind>
[('note', ['id', 'made'])]
postgresql://a%40b:p%3Aw@db:5433/base db postgresql://a%40b:p%3Aw@db:5433/other" ]
    [ "$(sqlite3 x.db "select type from pragma_table_info('note') where name = 'made'")" = DATETIME ]
}

@test "models of SQLModel with bases of pydantic, classes that type() makes, notes that name what was not imported" {
    make_application <<PY
from alembic import context
from models import Editor, Note, Made
print([(c.name, str(c.type), c.nullable) for c in Note.__table__.c], sorted(Editor.model_fields), repr(Made)[:25])
target_metadata = Note.metadata
$run_migrations
PY
    cat >models.py <<'PY'
from typing import Optional
from absent_schemas import Schema
from pydantic import BaseModel, Field as Described
from sqlmodel import Field, SQLModel
try:
    from absent_plugins import Context
except ImportError:
    pass


def call(context: Optional[Context] = None) -> "Context":
    pass


Made = type("Made", (Schema,), {"a": 1})


type Either = Creator | Note


class Creator(BaseModel):
    maker: int = Described(description="who")
    title: str = Described(max_length=20)


class Base(SQLModel):
    name: str


class Editor(Base, Creator):
    pass


class Note(Base, Creator, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "[('maker', 'INTEGER', False), ('title', 'VARCHAR(20)', False), ('name', 'VARCHAR', False), ('id', 'INTEGER', False)] ['maker', 'name', 'title'] <opaque absent_schemas.Sc" ]
}

@test "what services of OpenStack import: options and their defaults, engines, types, helpers" {
    make_application <<PY
from alembic import context
from oslo_config import cfg
from oslo_db.sqlalchemy import enginefacade, models, types
from oslo_serialization import jsonutils
from oslo_utils import importutils, strutils, timeutils, uuidutils
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
CONF = cfg.CONF
CONF.register_opts([cfg.StrOpt("state-path", default="/var/lib/x"), cfg.StrOpt("lock", default="\$state_path/lock"),
                    cfg.ListOpt("hosts", default=["a"])])
CONF.register_opts([cfg.IntOpt("retries", default=3), cfg.StrOpt("of", default="\${state_path}")], group="shop")
CONF([], project="shop")
CONF.set_override("retries", 4, group="shop")
print(CONF.lock, CONF.hosts, CONF.shop.retries, CONF.shop.of, repr(CONF.glance.host), "retries" in CONF.shop)
Base = declarative_base(cls=(models.ModelBase, models.TimestampMixin))


class Note(models.SoftDeleteMixin, Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    data = Column(types.JsonEncodedDict)


print([(c.name, str(c.type)) for c in Note.__table__.c])
print(importutils.try_import("absent_profiler", "none"), strutils.bool_from_string("yes"), timeutils.utcnow().tzinfo,
      uuidutils.is_uuid_like(uuidutils.generate_uuid()), jsonutils.dumps({"a": (1,)}))
with enginefacade.writer.get_engine().connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()
PY
    OS_SHOP__RETRIES=5 OS_HOSTS=b OS_DEFAULT__HOSTS="c, d" OS_DATABASE__CONNECTION=sqlite:///x.db run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "/var/lib/x/lock ['c', 'd'] 4 /var/lib/x <opaque oslo_config.CONF.glance.host> True
[('id', 'INTEGER'), ('data', 'TEXT'), ('deleted_at', 'DATETIME'), ('deleted', 'INTEGER'), ('created_at', 'DATETIME'), ('updated_at', 'DATETIME')]
none True None True {\"a\": [1]}" ]
    [ "$(sqlite3 x.db "select version_num from alembic_version")" = a1 ]
}

@test "tables of history that listeners make beside mapped classes" {
    make_application <<PY
import os
from alembic import context
from models import Base
print(sorted(Base.metadata.tables), [c.name for c in Base.metadata.tables["note_history"].c], os.umask(0o77), os.umask(0o22) == 0o77)
target_metadata = Base.metadata
$run_migrations
PY
    cat >models.py <<'PY'
import sqlalchemy as sa
from sqlalchemy import event, inspect
from sqlalchemy.orm import declarative_base
Base = declarative_base()


class Kept:
    def __init_subclass__(cls):
        if inspect(cls, raiseerr=False) is None:
            @event.listens_for(cls, "after_mapper_constructed")
            def keep(mapper, class_):
                table = mapper.local_table.to_metadata(mapper.local_table.metadata, name=mapper.local_table.name + "_history")
                table.append_column(sa.Column("version", sa.Integer, primary_key=True))
                for prop in mapper.iterate_properties:
                    prop.active_history = True
                type(cls.__name__ + "History", mapper.base_mapper.class_.__bases__[1:], {"__table__": table})
        super().__init_subclass__()


class Named(Kept):
    name = sa.Column(sa.String)


class Note(Named, Base):
    __tablename__ = "note"
    id = sa.Column(sa.Integer, primary_key=True)
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "['note', 'note_history'] ['id', 'name', 'version'] 18 True" ]
}

@test "a package that is not here is not handed the database by a revision, but may be by env.py, and to be told" {
    make_application <<PY
from alembic import context
import absent_pool
from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor
import sqlalchemy as sa
absent_pool.watch(sa.create_engine("sqlite:///x.db"))
SQLAlchemyInstrumentor().instrument(engine=sa.create_engine("sqlite:///x.db"))
target_metadata = None
$run_migrations
PY
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
from absent import more, wrapped
import sqlalchemy as sa
from sqlalchemy.orm import Session
import structlog
revision = "a1"
down_revision = None


@wrapped
def fill(session):
    pass


def upgrade():
    structlog.get_logger().info("begin", bind=op.get_bind(), session=Session(op.get_bind()))
    op.create_table("note", sa.Column("id", sa.Integer, primary_key=True))
    session = Session(bind=op.get_bind())
    more.install(1, session)


def downgrade():
    more.remove(op)
    op.drop_table("note")
PY
    run_apart limbeck upgrade head
    [ "$status" -ne 0 ]
    [[ $errors == *"limbeck does not have what this asks for: package absent, whose install() is given the database"*"a1.py:19:5"*"prepend_sys_path"* ]]
    [ -z "$(sqlite3 x.db .tables)" ]
    run_apart limbeck scripts
    [[ $output == *"package absent, whose install() is given the database"*"0 of 1 revisions run"* ]]
    for call in "if session: more.install(1, session)" "fill(session)" "f = more.install; f(op)" "more.Installer(bind=session.get_bind())" \
        "more.install(op.get_context())"; do
        sed -i "19s/.*/    $call/" migrations/versions/a1.py
        rm -f x.db
        run_apart limbeck upgrade head
        [ "$status" -ne 0 ]
        [[ $errors == *"given the database"* || $errors == *"what becomes of the database depends on absent."* ]]
        [ -z "$(sqlite3 x.db "select name from sqlite_master where name = 'note'")" ]
    done
    sed -i '19s/.*/    more.install(session.in_transaction())/' migrations/versions/a1.py
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    run_apart limbeck downgrade base
    [ "$status" -ne 0 ]
    [[ $errors == *"package absent, whose remove() is given the database"* ]]
    mkdir absent
    touch absent/__init__.py
    printf 'def install(*arguments):\n    pass\n\n\ndef remove(op):\n    op.execute("select 1")\n' >absent/more.py
    run_apart limbeck downgrade base
    [ "$status" -eq 0 ]
}

@test "processes that a module of the project would start are passed over, those of a revision refused" {
    make_application <<PY
from alembic import context
from shop import target_metadata
$run_migrations
PY
    cat >shop.py <<'PY'
import multiprocessing
from sqlalchemy import MetaData
target_metadata = MetaData()
pool = multiprocessing.Pool(4)
PY
    sed -i 's/^    op.create_table.*/    __import__("multiprocessing").Process(target=print).start()/' migrations/versions/a1.py
    run_apart limbeck upgrade head
    [ "$status" -eq 1 ]
    [[ $errors == *"multiprocessing.Process.start is not available: scripts that limbeck runs have no processes"* ]]
}

@test "notes in a script's functions that name what is not here decide nothing" {
    make_plain_application
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
import sqlalchemy as sa
import pytz
from pydantic import NothingOfTheKind
revision = "a1"
down_revision = None


def zone(name: str, given: str | pytz.BaseTzInfo | pytz.NothingOfTheKind = "UTC") -> NothingOfTheKind | Unbound:
    return isinstance(pytz.timezone(name), pytz.BaseTzInfo)


def upgrade() -> None:
    print(zone("UTC"))
    op.create_table("note", sa.Column("id", sa.Integer, primary_key=True))


def downgrade() -> None:
    op.drop_table("note")
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = True ]
}

@test "encrypted columns and tokens, hashed passwords, slugs, merged settings" {
    make_plain_application
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from deepmerge import always_merger
from passlib.context import CryptContext
from passlib.hash import pbkdf2_sha256
from slugify import slugify
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy_utils.types.encrypted.encrypted_type import AesEngine, AesGcmEngine, FernetEngine, StringEncryptedType
import sqlalchemy as sa
import sqlalchemy_utils as utils
revision = "a1"
down_revision = None
note = sa.table("note", sa.column("id", sa.Integer), sa.column("secret", utils.EncryptedType(sa.String, "key", AesEngine, "pkcs5")),
                sa.column("data", StringEncryptedType(sa.JSON, lambda: "other", AesGcmEngine)),
                sa.column("is_on", StringEncryptedType(sa.Boolean, "k", FernetEngine)))


def upgrade():
    key = b"cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="
    token = b"gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=="
    print(Fernet(key).decrypt(token), MultiFernet([Fernet(Fernet.generate_key()), Fernet(key)]).decrypt(token.decode()))
    try:
        Fernet(key).decrypt(Fernet(Fernet.generate_key()).encrypt(b"a"))
    except InvalidToken:
        print("another's")
    print(StringEncryptedType(sa.String, "key", AesEngine).process_bind_param("text", None),
          len(StringEncryptedType(sa.JSON, "key", AesGcmEngine, "pkcs5").process_bind_param({}, JSON)))
    op.create_table("note", sa.Column("id", sa.Integer, primary_key=True), sa.Column("secret", utils.EncryptedType()),
                    sa.Column("data", StringEncryptedType()), sa.Column("is_on", utils.StringEncryptedType(sa.Boolean)))
    op.bulk_insert(note, [{"id": 1, "secret": "s" * 40, "data": {"a": [1]}, "is_on": True}])
    bind = op.get_bind()
    print(bind.execute(sa.select(note)).all(), bind.execute(sa.text("select length(secret), length(data), is_on like 'gAAAA%' from note")).all())
    crypt = CryptContext(schemes=["bcrypt", "pbkdf2_sha256"], deprecated="auto", bcrypt__rounds=4)
    made, other = crypt.hash("pass"), pbkdf2_sha256.hash("pass", rounds=10)
    print(made[:7], crypt.verify("pass", made), crypt.verify("no", made), crypt.verify("pass", other))
    print([CryptContext(schemes=["bcrypt", "pbkdf2_sha256"], deprecated=names).needs_update(other) for names in ("auto", ["pbkdf2_sha256"], ["bcrypt"], None)])
    print(slugify("Über den  Wolken, it's 1,000!"), slugify("a b c", separator="_"), slugify("long text here", max_length=9, word_boundary=True))
    print(always_merger.merge({"a": {"b": [1], "c": 1}}, {"a": {"b": [2], "c": 2}, "d": 3}))


def downgrade():
    op.drop_table("note")
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "b'hello' b'hello'
another's
0DyhDQyhrujRaqINMxMwsg== 40
[(1, '$(printf 's%.0s' $(seq 40))', {'a': [1]}, True)] [(64, 52, 1)]
\$2b\$04\$ True False True
[True, True, False, False]
uber-den-wolken-it-s-1000 a_b_c long-text
{'a': {'b': [1, 2], 'c': 2}, 'd': 3}" ]
}

@test "settings that a package which is not here gives are not written to a file; where files are kept" {
    make_application <<PY
import configparser
import io
from alembic import context
from absent import secret
from depot.fields.sqlalchemy import UploadedFileField
from depot.manager import DepotManager
import sqlalchemy as sa
parser = configparser.ConfigParser()
parser.read_string("[a]\nb = 1")
parser.set("a", "secret", secret())
written = io.StringIO()
parser.write(written)
print(written.getvalue().split("\n"))
if not DepotManager.get("default"):
    DepotManager.configure("default", {"depot.storage_path": "/tmp"})
print(DepotManager.get() is not None, sa.Column("file", UploadedFileField(upload_type=secret)).type.impl)
target_metadata = None
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "['[a]', 'b = 1', '', '']
True VARCHAR" ]
}

@test "a header that asks a module of the project for a label" {
    make_plain_application
    mkdir -p shop/db
    touch shop/__init__.py
    printf 'from elsewhere import Options\nEXPAND_BRANCH = "expand"\nPARENTS = Options.parents\n' >shop/db/branches.py
    touch shop/db/__init__.py
    sed -i 's/^revision = .*/&\nfrom shop.db import branches\nbranch_labels = ("first", branches.EXPAND_BRANCH)/' migrations/versions/a1.py
    run_apart limbeck heads
    [ "$status" -eq 0 ]
    [[ $output == "a1 ("*expand*") (head)" ]]
    run_apart limbeck upgrade expand@head
    [ "$status" -eq 0 ]
    sed -i 's/branches.EXPAND_BRANCH/branches.PARENTS/' migrations/versions/a1.py
    run_apart limbeck heads
    [ "$status" -ne 0 ]
    [[ $errors == *"branch_labels is not a literal, and cannot be computed from this file"*"a1.py:"* ]]
}

@test "a function that makes a type, as a variant" {
    make_plain_application
    sed -i 's/^    op.create_table.*/    op.create_table("t", sa.Column("id", sa.BigInteger().with_variant(lambda: sa.Integer(), "sqlite"), primary_key=True))/' migrations/versions/a1.py
    run_apart limbeck upgrade head --sql
    [ "$status" -eq 0 ]
    [[ $output == *"id INTEGER NOT NULL"* ]]
}

@test "classes of attrs" {
    make_plain_application
    cp "$BATS_TEST_DIRNAME/../golden/attrs/cases.py" .
    sed -i 's/^from alembic import op$/&\nimport cases/; s/^def upgrade():$/&\n    cases.run()/' migrations/versions/a1.py
    run_apart "$LIMBECK" upgrade head
    [ "$status" = 0 ]
    diff "$BATS_TEST_DIRNAME/../golden/attrs/expected.txt" - <<<"$output"
}

@test "pydantic's types of dates, and sqlalchemy_utils' decorators of models" {
    make_application <<PY
from alembic import context
from pydantic import AwareDatetime, BaseModel, JsonValue, conset
from pydantic.types import PastDate
import pydantic.types
import sqlalchemy as sa
import sqlalchemy_utils as utils
from sqlalchemy.orm import declarative_base


class Settings(BaseModel):
    made: AwareDatetime
    born: PastDate | None = None
    more: JsonValue = 3
    name: pydantic.types.constr(max_length=3) = "x"


print(Settings(made="2024-01-01T00:00:00+00:00", born="2024-02-03"), conset(int))
Base = declarative_base()


@utils.generic_repr
class Event(Base):
    __tablename__ = "event"
    id = sa.Column(sa.Integer, primary_key=True)
    of_type, of_id = sa.Column(sa.String), sa.Column(sa.Integer)
    of = utils.generic_relationship(of_type, of_id)


@utils.generic_repr("id")
class Note(Base):
    __tablename__ = "note"
    id = sa.Column(sa.Integer, primary_key=True)


target_metadata = Base.metadata
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$output" = "made=datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone.utc) born=datetime.date(2024, 2, 3) more=3 name='x' <class 'set'>" ]
    run limbeck check
    [[ "$output" == *"New upgrade operations detected: [('add_table', Table('event', MetaData(), Column('id', Integer(), table=<event>, primary_key=True, nullable=False), Column('of_type', String(), table=<event>), Column('of_id', Integer(), table=<event>), schema=None))]"* ]]
}

@test "sqlmodel's sessions: values of one thing, rows of more, and asynchronous" {
    make_application <<'PY'
import asyncio
from alembic import context
from sqlmodel import column, create_engine, select, table
from sqlmodel.ext.asyncio.session import AsyncEngine, AsyncSession


def run(connection):
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        context.run_migrations()


async def main():
    engine = AsyncEngine(create_engine("sqlite+aiosqlite:///x.db"))
    async with engine.connect() as connection:
        await connection.run_sync(run)
    async with AsyncSession(engine) as session:
        print((await session.exec(select(column("name")).select_from(table("hero")))).all())

asyncio.run(main())
PY
    cat >migrations/versions/a1.py <<'PY'
from alembic import op
import sqlalchemy as sa
from sqlmodel import Field, Session, SQLModel, delete, select
revision = "a1"
down_revision = None


class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str


def upgrade():
    op.create_table("hero", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String))
    with Session(op.get_bind()) as session:
        session.add(Hero(name="x"))
        session.flush()
        print(session.exec(select(Hero)).first().name, session.exec(select(Hero.name)).all(), session.exec(select(Hero.id, Hero.name)).all(),
              session.exec(delete(Hero).where(Hero.name == "y")).rowcount)
        session.commit()


def downgrade():
    op.drop_table("hero")
PY
    run_apart limbeck upgrade head
    [ "$output" = "x ['x'] [(1, 'x')] 0
['x']" ]
}

@test "names of Flask-SQLAlchemy's models, by metaclass and by mixin" {
    make_application <<'PY'
from alembic import context
from flask_sqlalchemy import BaseQuery, SQLAlchemy
from flask_sqlalchemy.model import BindMetaMixin, camel_to_snake_case
from sqlalchemy import *
from sqlalchemy.orm import *

class Live(BaseQuery):
    def live(self):
        return self.filter_by(gone=False)

class Base(DeclarativeBase):
    metadata = MetaData(schema="x")

class Quiet(MappedAsDataclass, DeclarativeBaseNoMeta):
    pass

class Unnamed(BindMetaMixin, DeclarativeMeta):
    pass

class Prefixed(DeclarativeMeta):
    def __init__(cls, name, bases, namespace, **keywords):
        cls.__tablename__ = "t_" + name.lower()
        super().__init__(name, bases, namespace, **keywords)

modern, quiet, old = SQLAlchemy(model_class=Base), SQLAlchemy(model_class=Quiet, disable_autonaming=True), SQLAlchemy(query_class=Live)
unnamed = SQLAlchemy(model_class=declarative_base(metaclass=Unnamed))
Other = declarative_base(metaclass=Prefixed, name="Base", cls=type("Key", (), {"id": Column(Integer, primary_key=True)}))

class UserAccount(modern.Model):
    id: Mapped[int] = mapped_column(primary_key=True)

class Child(UserAccount):
    note: Mapped[str | None]

class Elsewhere(modern.Model):
    __bind_key__ = "other"
    id: Mapped[int] = mapped_column(primary_key=True)

class Item(quiet.Model):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(default=None)

class Parent(old.Model):
    id = old.Column(old.Integer, primary_key=True)
    gone = old.Column(old.Boolean)

class Joined(Parent):
    id = old.Column(old.ForeignKey(Parent.id), primary_key=True)

class Single(Parent):
    query_class = Live
    note = old.Column(old.Text)

class Any(Other):
    pass

print(UserAccount.__table__, Child.__table__.c.keys(), Elsewhere.metadata is modern.metadatas["other"], Elsewhere.__table__)
print(Item(name="a"), Parent.__table__, Joined.__table__, Single.__table__.c.keys(), Any.__table__)
print([camel_to_snake_case(name) for name in ("HTTPCode", "A1B", "Foo_Bar", "_User", "OAuth2Token")])
for make in (quiet, unnamed):
    try:
        type("NoName", (make.Model,), {"id": Column(Integer, primary_key=True)})
    except Exception as error:
        print(type(error).__name__)
context.configure(url="sqlite:///x.db")
PY
    run_apart limbeck current
    [ "$status" -eq 0 ]
    [ "$output" = "x.user_account ['id', 'note'] True elsewhere
Item(id=None, name='a') parent joined ['id', 'gone', 'note'] t_any
['http_code', 'a1_b', 'foo__bar', 'user', 'o_auth2_token']
InvalidRequestError
InvalidRequestError" ]
}

@test "parts of Python's packages that something else would have imported" {
    make_application <<PY
import concurrent, importlib, json, logging, urllib
from alembic import context
target_metadata = None
print(urllib.parse.quote_plus("a b@c"), importlib.util.find_spec("nothere"), logging.handlers.QueueHandler.__name__, concurrent.futures.Future.__name__,
      json.decoder.JSONDecodeError.__name__, hasattr(urllib, "nothere"))
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ "$output" = "a+b%40c None QueueHandler Future JSONDecodeError False" ]
}

@test "types of sqlalchemy_utils are written with their modules and lengths" {
    make_application <<PY
from alembic import context
import sqlalchemy as sa
from sqlalchemy_utils import *
metadata = target_metadata = sa.MetaData()
sa.Table("note", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("t", metadata, sa.Column("a", UUIDType()), sa.Column("b", UUIDType(binary=False)), sa.Column("c", PhoneNumberType("GB", 30)), sa.Column("d", ColorType(30)),
         sa.Column("e", CountryType), sa.Column("f", PasswordType()), sa.Column("g", TimezoneType(backend="zoneinfo")), sa.Column("h", ScalarListType(int)))
$run_migrations
PY
    printf 'revision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\ndef upgrade():\n    ${upgrades}\n' >migrations/script.py.mako
    run_apart limbeck upgrade head
    run_apart limbeck revision --autogenerate -m m --rev-id b2
    [ "$status" -eq 0 ]
    diff - <(grep -o 'sa.Column.*' migrations/versions/b2_m.py) <<'PY'
sa.Column('a', sqlalchemy_utils.types.uuid.UUIDType(), nullable=True),
sa.Column('b', sqlalchemy_utils.types.uuid.UUIDType(binary=False), nullable=True),
sa.Column('c', sqlalchemy_utils.types.phone_number.PhoneNumberType(length=30), nullable=True),
sa.Column('d', sqlalchemy_utils.types.color.ColorType(length=30), nullable=True),
sa.Column('e', sqlalchemy_utils.types.country.CountryType(length=2), nullable=True),
sa.Column('f', sqlalchemy_utils.types.password.PasswordType(length=1024), nullable=True),
sa.Column('g', sqlalchemy_utils.types.timezone.TimezoneType(length=50), nullable=True),
sa.Column('h', sqlalchemy_utils.types.scalar_list.ScalarListType(), nullable=True)
PY
}

@test "the tables of users by fastapi_users' own name" {
    make_application <<PY
from alembic import context
from fastapi_users import BaseUserManager, UUIDIDMixin, exceptions, schemas
from fastapi_users.authentication import JWTStrategy
from fastapi_users.db import SQLAlchemyBaseUserTableUUID, SQLAlchemyUserDatabase
from sqlalchemy.orm import declarative_base
Base = declarative_base()


class User(SQLAlchemyBaseUserTableUUID, Base):
    pass


class Manager(UUIDIDMixin, BaseUserManager[User, int]):
    pass


target_metadata = Base.metadata
$run_migrations
PY
    run_apart limbeck upgrade head
    run limbeck check
    [[ "$output" == *"New upgrade operations detected: [('add_table', Table('user', MetaData(), Column('id', GUID(), table=<user>, primary_key=True, nullable=False, "*"Column('is_verified', Boolean(), "* ]]
}

@test "validators that are plain functions, callbacks of a loop, columns of sqlalchemy_file" {
    make_application <<PY
import asyncio
from alembic import context
from pydantic import BaseModel, field_validator
from sqlalchemy.orm import Mapped, declarative_base, mapped_column
from sqlalchemy_file import File, ImageField, validators
import sqlalchemy as sa


def bare(url: str) -> str:
    return url.rstrip("/")


class Settings(BaseModel):
    url: str
    other: str = "-"

    _bare = field_validator("url")(bare)

    @field_validator("other")
    def upper(cls, value):
        return cls.__name__ + value


print(Settings(url="http://x/", other="a"))
print(asyncio.get_event_loop().call_later(5, print, "later").cancelled())
Base = declarative_base()


class Note(Base):
    __tablename__ = "note"
    id = sa.Column(sa.Integer, primary_key=True)
    image: Mapped[File | None] = mapped_column(ImageField(upload_storage="a", validators=[validators.SizeValidator("1M")]))


target_metadata = Base.metadata
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$output" = "url='http://x' other='Settingsa'
False" ]
    run limbeck check
    [[ "$output" == *"New upgrade operations detected: [('add_column', None, 'note', Column('image', ImageField(), table=<note>))]"* ]]
}

@test "what pydantic 1 tells a validator of its field, and flask.json" {
    make_application <<PY
from alembic import context
from flask import json
from pydantic import BaseModel, Field, validator
from typing import Optional
target_metadata = None


class Settings(BaseModel):
    a: Optional[bool] = None
    b: list[int] = [1]
    c: Optional[list[str]] = Field(default_factory=list)

    @validator("*", pre=True)
    def told(cls, value, field):
        print(field.name, field.type_.__name__, field.outer_type_, field.default)
        return value


Settings(a=True, b=[2], c=["x"])
print(json.dumps({"a": [1]}))
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$output" = "a bool <class 'bool'> None
b int list[int] [1]
c str list[str] None
{\"a\": [1]}" ]
}

@test "psycopg2's names of SQLSTATEs" {
    make_application <<PY
from alembic import context
from psycopg2 import errorcodes, errors
from psycopg2.errorcodes import DUPLICATE_OBJECT, UNIQUE_VIOLATION
target_metadata = None
print(errors.lookup(DUPLICATE_OBJECT).__name__, UNIQUE_VIOLATION, errorcodes.lookup("2F002"), errorcodes.INTERNAL_ERROR, errorcodes.UNTERMINATED_C_STRING,
      hasattr(errorcodes, "NOTHING"))
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$output" = "DuplicateObject 23505 MODIFYING_SQL_DATA_NOT_PERMITTED XX000 22024 False" ]
}

@test "a class below one of a package that is not here is mapped at once" {
    make_application <<PY
from alembic import context
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base
from sqlalchemy.ext import automap, declarative
from vendor.log import LoggerMixin
Base = declarative_base()
target_metadata = Base.metadata


class Note(Base, LoggerMixin):
    __tablename__ = "note"
    id = sa.Column(sa.Integer, primary_key=True)


print(Note.__table__.c.keys())
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$output" = "['id']" ]
}

@test "what models import of Flask-Security, tornado, sqlalchemy_utils and older SQLAlchemy" {
    make_application <<PY
import flask_sqlalchemy, tornado.log
import sqlalchemy as sa
from alembic import context
from flask_security import AsaList, RoleMixin, SQLAlchemyUserDatastore, UserMixin
from flask_security.core import UserMixin as Older
from pydantic import BaseModel, ConstrainedStr, create_model
from sqlalchemy.ext import baked
from sqlalchemy.orm import evaluator, mapper, declarative_base
from sqlalchemy.sql import roles
from sqlalchemy.sql.expression import Values
from sqlalchemy_utils.models import Timestamp
from sqlalchemy_utils.view import create_view
db = flask_sqlalchemy.SQLAlchemy()
db.get_engine = lambda *arguments: 1 / 0
Base = declarative_base(metadata=db.metadata)
Base.log = tornado.log.app_log
bakery = baked.bakery()


class Pairs(Values, roles.CompoundElementRole):
    pass


class Evaluator(evaluator.EvaluatorCompiler):
    pass


class Role(db.Model, RoleMixin):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80, convert_unicode=True, _expect_unicode=True))
    permissions = db.Column(AsaList())


class User(Timestamp, Base, UserMixin):
    __tablename__ = "user"
    id = sa.Column(sa.Integer, primary_key=True)


class Plain:
    pass


mapper(Plain, sa.Table("plain", db.metadata, sa.Column("id", sa.Integer, primary_key=True)))
create_view("few", sa.select(User.id), db.metadata)


@sa.event.listens_for(db.session, "before_flush")
def tell(session, *arguments):
    pass


print(sorted(db.metadata.tables), Role(name="a") == "a", User.__table__.c.keys(), mapper.Mapper is type(sa.inspect(Plain)), Base.log.name)
print(create_model("Made", name=(str, ...), __base__=BaseModel)(name="x"), isinstance(ConstrainedStr("a"), str))
target_metadata = db.metadata
$run_migrations
PY
    run_apart limbeck check
    [[ $output == "['plain', 'role', 'user'] True ['id', 'created', 'updated'] True tornado.application
name='x' True"* ]]
    [[ $errors != *"not complete"* ]]
}

@test "a file is read and written by one open()" {
    make_application <<PY
from alembic import context
target_metadata = None
with open("kept.txt", "w+") as file:
    file.write("abc")
    file.seek(0)
    print(file.read())
with open("kept.txt", "a+") as file:
    file.write("def")
with open("kept.txt", "r+") as file:
    print(file.read())
    file.seek(0)
    file.write("X")
print(open("kept.txt").read())
$run_migrations
PY
    run_apart limbeck upgrade head
    [ "$output" = "abc
abcdef
Xbcdef" ]
}

@test "settings that are a list or a text" {
    make_application <<PY
from alembic import context
from pydantic import BeforeValidator
from pydantic_settings import BaseSettings
from typing import Annotated, Optional, Union
target_metadata = None


def parts(value):
    return value.split(",") if isinstance(value, str) and not value.startswith("[") else value


class Settings(BaseSettings):
    A: Annotated[list[str] | str, BeforeValidator(parts)] = []
    B: Union[list[str], str] = []
    C: Optional[list[str]] = None
    D: Annotated[list[str], BeforeValidator(parts)] = []


print(Settings())
$run_migrations
PY
    A=x,y B=x C='["q"]' run_apart limbeck upgrade head
    [ "$output" = "A=['x', 'y'] B='x' C=['q'] D=[]" ]
    D=x,y run_apart limbeck upgrade head
    [[ "$errors" == *'error parsing value for field "D" from source "EnvSettingsSource"'* ]]
}

@test "types of annotations from packages that are not here, and classes that cannot be models" {
    make_application <<PY
from alembic import context
from models import Base, FlowRun
print([(c.name, str(c.type), c.nullable) for c in FlowRun.__table__.c], len(FlowRun.__table__.indexes))
target_metadata = Base.metadata
$run_migrations
PY
    cat >models.py <<'PY'
from typing import Generic, Optional
import vendor
import yaml
import sqlalchemy as sa
from flask.views import MethodView
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr
from sqlalchemy.testing.schema import mapped_column
from vendor.net import Network, Parameter
from vendor.tools import Toolset


class Known:
    def __init_subclass__(cls):
        if vendor.wants(cls):
            print(cls)


class Loader(Known):
    pass


class Second(Loader):
    pass


class View(MethodView):
    decorators = [vendor.login]


levels = yaml.safe_load(vendor.text)


class Tools(Toolset[Parameter], Generic[Parameter]):
    pass


class Base(DeclarativeBase):
    type_annotation_map = {Network: sa.String(43)}


class Run:
    started: Mapped[Optional[Network]]
    ended: Mapped[Network | None]


class FlowRun(Run, Base):
    __tablename__ = "flow_run"
    id: Mapped[int] = mapped_column(primary_key=True)
    net: Mapped[vendor.net.Network]

    @declared_attr.directive
    def __table_args__(cls):
        return (sa.Index("ix_run", sa.func.coalesce(cls.started, cls.ended).desc()),)
PY
    sqlite3 x.db "CREATE TABLE alembic_version (version_num VARCHAR(32)); INSERT INTO alembic_version VALUES ('a1')"
    run_apart limbeck check
    [ "$output" = "[('id', 'INTEGER', False), ('net', 'VARCHAR(43)', False), ('started', 'VARCHAR(43)', True), ('ended', 'VARCHAR(43)', True)] 1" ]
    [[ $errors == *"New upgrade operations"* ]]
    echo 'sa.Table("notes", Base.metadata, sa.Column("id", sa.Integer, info=yaml.safe_load(vendor.text)))' >>models.py
    run_apart limbeck check
    [[ $errors == *"The models are not complete"*"a statement could not be computed"* ]]
    sed -i -e '$d' -e 's/^class Second(Loader):/class Second(Loader, Base):/' models.py
    run_apart limbeck check
    [[ $errors == *"The models are not complete"*"Second could not be computed"* ]]
}

@test "types and mixins of fastapi_utils, fastapi_storages, sqlalchemy_serializer and flask_user" {
    make_application <<PY
from alembic import context
from fastapi_restful.guid_type import GUID as Same
from fastapi_storages import FileSystemStorage
from fastapi_storages.integrations.sqlalchemy import FileType, ImageType
from fastapi_utils.guid_type import GUID, GUID_SERVER_DEFAULT_POSTGRESQL
from flask_user import UserManager, UserMixin
from sqlalchemy import Column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import declarative_base
from sqlalchemy.schema import CreateTable
from sqlalchemy_serializer import SerializerMixin
Base = declarative_base()
target_metadata = None


class Account(SerializerMixin, UserMixin, Base):
    __tablename__ = "account"
    serialize_rules = ("-id",)
    id = Column(GUID, primary_key=True, server_default=GUID_SERVER_DEFAULT_POSTGRESQL)
    letter = Column(FileType(storage=FileSystemStorage(path="/tmp")))
    image = Column(ImageType(FileSystemStorage(path="/tmp"), length=80))


print(Same is GUID, CreateTable(Account.__table__).compile(dialect=postgresql.dialect()), sep="")
print(repr(Same().load_dialect_impl(sqlite.dialect())))
$run_migrations
PY
    run_apart limbeck upgrade head
    squeezed="$(tr -s '\n\t ' ' ' <<<"$output")"
    [ "$squeezed" = "True CREATE TABLE account ( id UUID DEFAULT gen_random_uuid() NOT NULL, letter VARCHAR, image VARCHAR(80), \
PRIMARY KEY (id) ) CHAR(length=32) " ]
}

@test "columns of authlib's mixins, and tables that a package would make of versions" {
    make_application <<PY
from alembic import context
from models import Base, Client, Code, Token
for model in (Client, Code, Token):
    print(model.__table__.c.keys(), sorted(index.name for index in model.__table__.indexes))
target_metadata = Base.metadata
$run_migrations
PY
    cat >models.py <<'PY'
import sqlalchemy as sa
from authlib.integrations.sqla_oauth2 import OAuth2AuthorizationCodeMixin, OAuth2ClientMixin, OAuth2TokenMixin, create_query_client_func
from sqlalchemy.orm import declarative_base
from sqlalchemy_continuum import make_versioned
from sqlalchemy_serializer import SerializerMixin

make_versioned(user_cls=None)
Base = declarative_base()


class Key(SerializerMixin):
    id = sa.Column(sa.Integer, primary_key=True)


class Client(Key, Base, OAuth2ClientMixin):
    __tablename__ = "client"


class Code(Key, Base, OAuth2AuthorizationCodeMixin):
    __tablename__ = "code"


class Token(Key, Base, OAuth2TokenMixin):
    __tablename__ = "token"
PY
    sqlite3 x.db "CREATE TABLE alembic_version (version_num VARCHAR(32)); INSERT INTO alembic_version VALUES ('a1'); CREATE TABLE client_version (id INTEGER)"
    run_apart limbeck check
    diff - <(echo "$output") <<'TEXT'
['id', 'client_id', 'client_secret', 'client_id_issued_at', 'client_secret_expires_at', 'client_metadata'] ['ix_client_client_id']
['id', 'code', 'client_id', 'redirect_uri', 'response_type', 'scope', 'nonce', 'auth_time', 'acr', 'amr', 'code_challenge', 'code_challenge_method'] []
['id', 'client_id', 'token_type', 'access_token', 'refresh_token', 'scope', 'issued_at', 'access_token_revoked_at', 'refresh_token_revoked_at', 'expires_in'] ['ix_token_refresh_token']
TEXT
    [[ $errors == *"New upgrade operations"* ]]
    sed -i 's/__tablename__ = "client"/&\n    __versioned__ = {}/' models.py
    run_apart limbeck check
    [[ $errors == *"The models are not complete"*"Client could not be computed"*"sqlalchemy_continuum"* ]]
}

@test "an ini of Flask-Migrate that names its own folder" {
    make_plain_application
    mv alembic.ini migrations/
    sed -i 's/^script_location.*/script_location = ./' migrations/alembic.ini
    run_apart limbeck -c migrations/alembic.ini heads
    [ "$output" = "a1 (head)" ]
}

@test "classes and functions with type parameters" {
    make_application <<PY
from alembic import context
import models
target_metadata = models.Base.metadata
$run_migrations
PY
    cat >models.py <<'PY'
import dataclasses
from typing import Callable, Generic, Protocol
import pydantic
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from vendor import Kind


class Repository[M, K = int]:
    def get(self, key: K) -> M | None: ...


class Readable[T](Protocol):
    def read(self) -> T: ...


class Page[T: pydantic.BaseModel](pydantic.BaseModel):
    items: list[T]


class Item(pydantic.BaseModel):
    id: int


class Items(Page[Item]):
    pass


@dataclasses.dataclass
class Box[T: (int, str)]:
    value: T


class Many[T: Kind, *Ts, **P](Repository[T, Kind]):
    pass


class Some(Many[int, str, bytes, [int]]):
    pass


def first[T](items: list[T], key: Callable[[T], T | None] | None = None) -> T: ...


class Base(DeclarativeBase):
    pass


class Note[T](Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)


class Notes(Repository[Note]):
    pass


print(Repository.__mro__[1:], Repository.__orig_bases__, Repository.__parameters__ == Repository.__type_params__)
print(Repository[Item, str], Notes.__mro__[1].__name__, Readable.__mro__[1:3])
print(Many.__orig_bases__[1], Some.__mro__[1].__name__, Many.__type_params__[0].__bound__ is Kind)
print(Items.__mro__[1].__name__, Box[int](3), Box.__type_params__[0].__constraints__, first.__type_params__)
for wrong in lambda: Box[int, str], lambda: Note[int, str]:
    try:
        wrong()
    except TypeError as error:
        print(error)
PY
    sqlite3 x.db "CREATE TABLE note (id INTEGER NOT NULL PRIMARY KEY);
        CREATE TABLE alembic_version (version_num VARCHAR(32)); INSERT INTO alembic_version VALUES ('a1')"
    run_apart limbeck check
    [ "$output" = "(<class 'typing.Generic'>, <class 'object'>) (typing.Generic[M, K],) True
models.Repository[models.Item, str] Repository (<class 'typing.Protocol'>, <class 'typing.Generic'>)
typing.Generic[T, *Ts, P] Many True
Page Box(value=3) (<class 'int'>, <class 'str'>) (T,)
Too many arguments for <class 'models.Box'>; actual 2, expected 1
Too many arguments for <class 'models.Note'>; actual 2, expected 1
No new upgrade operations detected." ]
}
