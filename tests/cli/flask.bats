#!/usr/bin/env bats
# Where the models of a Flask application are found, which nothing here starts.
load project

# make_shop: an Alembic project with the env.py of Flask-Migrate, and the application's packages below src.
make_shop() {
    mkdir -p migrations/versions src/shop
    printf '[alembic]\nscript_location = migrations\nprepend_sys_path = .\npath_separator = os\nsqlalchemy.url = sqlite:///x.db\n' >alembic.ini
    cat >migrations/env.py <<'PY'
from alembic import context
from flask import current_app
database = current_app.extensions["migrate"].db
with database.engine.connect() as connection:
    context.configure(connection=connection, target_metadata=database.metadata)
    with context.begin_transaction():
        context.run_migrations()
PY
    touch src/shop/__init__.py
    printf 'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n' >src/shop/extensions.py
}

# model MODULE CLASS: a model in a module of src.
model() {
    mkdir -p "src/${1%/*}"
    cat >"src/$1.py" <<PY
from shop.extensions import db


class $2(db.Model):
    id = db.Column(db.Integer, primary_key=True)
PY
}

tables() {
    run limbeck check
    printf '%s\n' "$output" | grep -o "'add_table', Table('[a-z]*'" | cut -d"'" -f4 | sort | xargs
}

@test "modules called models, two folders deep in the packages below src" {
    make_shop
    for name in users orders; do
        mkdir -p src/shop/$name
        touch src/shop/$name/__init__.py
    done
    model shop/users/models User
    model shop/orders/models Order
    model shop/orders/other Other
    printf 'raise RuntimeError("not to be loaded")\n' >src/shop/users/model.py
    printf 'from nowhere import stop\nstop.now\n' >src/shop/views.py
    [ "$(tables)" = "order user" ]
    printf 'models = shop.orders.other\n' >>alembic.ini
    [ "$(tables)" = other ]
}

@test "a package models that loads nothing of itself" {
    make_shop
    mkdir src/shop/models src/shop/models/more
    touch src/shop/models/__init__.py src/shop/models/more/__init__.py
    model shop/models/user User
    model shop/models/more/order Order
    [ "$(tables)" = "order user" ]
}

@test "an ini beside env.py that names another folder, which Flask-Migrate does not heed" {
    make_shop
    sed 's/^script_location.*/script_location = website\/migrations/' alembic.ini >migrations/alembic.ini
    rm alembic.ini
    printf 'revision = "a1"\ndown_revision = None\ndef upgrade():\n    pass\n' >migrations/versions/a1.py
    export PYTHONPATH=src
    run limbeck -c migrations/alembic.ini history
    [ "$output" = "<base> -> a1 (head), " ]
    run limbeck -c migrations/alembic.ini upgrade head
    [ "$status" -eq 0 ]
}

@test "models anywhere, where no module is called so" {
    make_shop
    model shop/user User
    model shop/order Order
    printf 'raise RuntimeError("no model")\n' >src/shop/task.py
    [ "$(tables)" = "order user" ]
    rm src/shop/user.py src/shop/order.py
    run limbeck check
    [ "$status" -eq 255 ]
    [[ "$output" == *"found no models of one. Name the module that has them"* ]]
}

@test "the metaclasses of models one by one, and a module that asks what is installed" {
    make_shop
    cat >src/shop/models.py <<'PY'
from importlib.metadata import version
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import BindMetaMixin, Model, NameMetaMixin
from sqlalchemy.orm import DeclarativeMeta, declarative_base
import shop.about


class Unnamed(BindMetaMixin, DeclarativeMeta):
    pass


class Named(NameMetaMixin, DeclarativeMeta):
    pass


db = SQLAlchemy(model_class=declarative_base(cls=Model, metaclass=Unnamed, name="Model"))
named = SQLAlchemy(model_class=declarative_base(cls=Model, metaclass=Named, name="Model"))


class User(db.Model):
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)


class UserLog(named.Model):
    id = db.Column(db.Integer, primary_key=True)


print(UserLog.__table__)
try:
    class Log(db.Model):
        id = db.Column(db.Integer, primary_key=True)
except Exception as error:
    print(error)
PY
    printf 'from importlib.metadata import version\nFLASK_VERSION = version("flask-nowhere")\n' >src/shop/about.py
    run limbeck check
    [[ "$output" == *"user_log"* ]]
    [[ "$output" == *"does not have a __table__ or __tablename__ specified"* ]]
    printf 'models = shop.models:db\n' >>alembic.ini
    [ "$(tables)" = users ]
}
