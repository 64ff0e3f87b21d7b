"""alembic.context: what env.py calls; every name is a method of the EnvironmentContext."""
from alembic.runtime.environment import _environment as _proxy

config, script = _proxy.config, _proxy.script
is_offline_mode = _proxy.is_offline_mode
is_transactional_ddl = _proxy.is_transactional_ddl
requires_connection = _proxy.requires_connection
get_head_revision = _proxy.get_head_revision
get_head_revisions = _proxy.get_head_revisions
get_starting_revision_argument = _proxy.get_starting_revision_argument
get_revision_argument = _proxy.get_revision_argument
get_tag_argument = _proxy.get_tag_argument
get_x_argument = _proxy.get_x_argument
configure = _proxy.configure
run_migrations = _proxy.run_migrations
execute = _proxy.execute
static_output = _proxy.static_output
begin_transaction = _proxy.begin_transaction
get_context = _proxy.get_context
get_bind = _proxy.get_bind
get_impl = _proxy.get_impl
