import logging
import os
from logging.config import fileConfig


class Config:
    config_file_name = None
    attributes = {}

    def get_main_option(self, name, default=None):
        return {"sqlalchemy.url": "sqlite://"}.get(name, default)

    def get_section(self, name, default=None):
        return {"here": "/srv"}

    config_ini_section = "alembic"


config = Config()
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
target_metadata = None
logger = logging.getLogger("alembic.runtime.migration")


def include_object(object, name, type_, reflected, compare_to):
    return not (type_ == "table" and name.startswith("tmp_"))


def url():
    return os.environ.get("NO_SUCH_DATABASE_URL") or config.get_main_option("sqlalchemy.url")


def run_migrations_offline():
    print("offline", url(), include_object(None, "tmp_x", "table", True, None), include_object(None, "x", "table", True, None))


def run_migrations_online():
    print("online", config.get_section(config.config_ini_section, {})["here"])


(run_migrations_offline if os.getenv("LIMBECK_TEST") else run_migrations_online)()
run_migrations_online()
print(logger.name, config.get_main_option("nothing", "default"))
