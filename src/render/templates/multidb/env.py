"""How the migrations reach several databases: with --sql by their URLs, into one file for each;
otherwise over one connection for each, committed together at the end."""
import logging
import re
from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

# True: commit in two phases, on databases that have them.
USE_TWOPHASE = False

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name)
logger = logging.getLogger("alembic.env")

db_names = config.get_main_option("databases", "")

# For autogenerate: the metadata of your models, by the name of the database.
# from myapp.models import accounts, reports
# target_metadata = {"engine1": accounts.metadata, "engine2": reports.metadata}
target_metadata = {}


def names() -> list[str]:
    """The databases, as the settings list them."""
    return re.split(r",\s*", db_names)


def run_migrations_offline() -> None:
    """Write the SQL for every database into a file of its name; no driver is needed."""
    for name in names():
        logger.info("Migrating database %s", name)
        file_name = f"{name}.sql"
        logger.info("Writing output to %s", file_name)
        with open(file_name, "w") as buffer:
            context.configure(
                url=context.config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=buffer,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_migrations_online() -> None:
    """Run the migrations on all databases, then commit all of them."""
    connections = {}
    transactions = {}
    for name in names():
        engine = engine_from_config(
            context.config.get_section(name, {}),
            prefix="sqlalchemy.",
            poolclass=pool.NullPool,
        )
        connections[name] = connection = engine.connect()
        if USE_TWOPHASE:
            transactions[name] = connection.begin_twophase()
        else:
            transactions[name] = connection.begin()
    try:
        for name, connection in connections.items():
            logger.info("Migrating database %s", name)
            context.configure(
                connection=connection,
                upgrade_token=f"{name}_upgrades",
                downgrade_token=f"{name}_downgrades",
                target_metadata=target_metadata.get(name),
            )
            context.run_migrations(engine_name=name)
        if USE_TWOPHASE:
            for transaction in transactions.values():
                transaction.prepare()
        for transaction in transactions.values():
            transaction.commit()
    except BaseException:
        for transaction in transactions.values():
            transaction.rollback()
        raise
    finally:
        for connection in connections.values():
            connection.close()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
