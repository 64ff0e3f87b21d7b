import configparser

INI = """
[DEFAULT]
here = /srv

# comment
[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = postgresql://u:p%%40ss@h/db
version_locations : a
    b
    c
empty =
"""
config = configparser.ConfigParser()
config.read_string(INI)
print(config.sections(), config.defaults(), config.has_section("alembic"), config.has_option("alembic", "here"))
print(config.get("alembic", "script_location"), config["alembic"]["sqlalchemy.url"])
print(repr(config["alembic"]["version_locations"]), repr(config["alembic"]["empty"]), config.options("alembic"))
print(config.get("alembic", "script_location", raw=True), config.get("alembic", "here", vars={"here": "V"}))
