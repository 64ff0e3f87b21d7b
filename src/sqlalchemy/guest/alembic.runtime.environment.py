"""alembic.runtime.environment: what a run knows, and what env.py says about it."""
import _host
import _context
from alembic.config import Config, _CommandOptions
from alembic.util.exc import CommandError


class EnvironmentContext:
    """The run that env.py is called for."""

    _migration_context = None

    def __init__(self, config, script, **kw):
        self.config, self.script, self.context_opts = config, script, kw

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

    def is_offline_mode(self):
        return self.context_opts.get("as_sql", False) and not _context.is_converting()

    def is_transactional_ddl(self):
        return self.get_context().impl.transactional_ddl

    def requires_connection(self):
        return not self.is_offline_mode()

    def get_head_revision(self):
        return self.script.as_revision_number("head")

    def get_head_revisions(self):
        return self.script.as_revision_number("heads")

    def get_starting_revision_argument(self):
        if self._migration_context is not None:
            return self.script.as_revision_number(self.get_context()._start_from_rev)
        if "starting_rev" in self.context_opts:
            return self.script.as_revision_number(self.context_opts["starting_rev"])
        raise CommandError("No starting revision argument is available.")

    def get_revision_argument(self):
        return self.script.as_revision_number(self.context_opts["destination_rev"])

    def get_tag_argument(self):
        return self.context_opts.get("tag", None)

    def get_x_argument(self, as_dictionary=False):
        value = self.config.cmd_opts.x or [] if self.config.cmd_opts is not None else []
        if as_dictionary:
            pairs = [one.partition("=") for one in value]
            return {key: text for key, _, text in pairs}
        return value

    def configure(self, connection=None, url=None, dialect_name=None, dialect_opts=None, transactional_ddl=None,
                  transaction_per_migration=False, output_buffer=None, starting_rev=None, tag=None, template_args=None,
                  render_as_batch=False, target_metadata=None, include_name=None, include_object=None,
                  include_schemas=False, process_revision_directives=None, compare_type=True,
                  compare_server_default=None, render_item=None, literal_binds=False, upgrade_token="upgrades",
                  downgrade_token="downgrades", alembic_module_prefix="op.", sqlalchemy_module_prefix="sa.",
                  user_module_prefix=None, on_version_apply=None, autogenerate_plugins=None, **kw):
        from alembic.runtime.migration import MigrationContext
        if _host.is_opaque(url):
            from sqlalchemy.engine.url import url_instead
            url = url_instead(url)
        if _host.is_opaque(connection):
            from sqlalchemy.engine.create import create_engine
            connection = create_engine(connection).connect()
        opts = self.context_opts
        for name, value in (("transactional_ddl", transactional_ddl), ("output_buffer", output_buffer)):
            if value is not None:
                opts[name] = value
        if starting_rev:
            opts["starting_rev"] = starting_rev
        if tag:
            opts["tag"] = tag
        if template_args and "template_args" in opts:
            opts["template_args"].update(template_args)
        opts["transaction_per_migration"] = transaction_per_migration
        opts["target_metadata"] = target_metadata
        opts["include_name"], opts["include_object"] = include_name, include_object
        opts["include_schemas"], opts["render_as_batch"] = include_schemas, render_as_batch
        opts["upgrade_token"], opts["downgrade_token"] = upgrade_token, downgrade_token
        opts["sqlalchemy_module_prefix"], opts["alembic_module_prefix"] = sqlalchemy_module_prefix, alembic_module_prefix
        opts["user_module_prefix"], opts["literal_binds"] = user_module_prefix, literal_binds
        opts["process_revision_directives"] = process_revision_directives
        opts["on_version_apply"] = _as_tuple(on_version_apply)
        opts["autogenerate_plugins"] = autogenerate_plugins
        if render_item is not None:
            opts["render_item"] = render_item
        opts["compare_type"] = compare_type
        if compare_server_default is not None:
            opts["compare_server_default"] = compare_server_default
        opts["script"] = self.script
        opts.update(kw)
        self._migration_context = MigrationContext.configure(
            connection=connection, url=url, dialect_name=dialect_name, environment_context=self,
            dialect_opts=dialect_opts, opts=opts)

    def run_migrations(self, **kw):
        assert self._migration_context is not None
        self.get_context().run_migrations(**kw)

    def execute(self, sql, execution_options=None):
        self.get_context().execute(sql, execution_options=execution_options)

    def static_output(self, text):
        self.get_context().impl.static_output(text)

    def begin_transaction(self):
        return self.get_context().begin_transaction()

    def get_context(self):
        if self._migration_context is None:
            raise Exception("No context has been configured yet.")
        return self._migration_context

    def get_bind(self):
        return self.get_context().bind

    def get_impl(self):
        return self.get_context().impl


def _as_tuple(value):
    if value is None:
        return ()
    return tuple(value) if hasattr(value, "__iter__") else (value,)


def _new_environment():
    from alembic.script import ScriptDirectory
    asked = _context.request()
    config = Config()
    config.cmd_opts = _CommandOptions(asked)
    options = {"as_sql": asked["is_offline"], "tag": asked["tag"], "template_args": {"config": config}}
    if asked["has_start"]:
        options["starting_rev"] = asked["start"]
    if asked["has_target"]:
        options["destination_rev"] = asked["target"]
    return EnvironmentContext(config, ScriptDirectory._of_project(config), **options)


_environment = _new_environment()
