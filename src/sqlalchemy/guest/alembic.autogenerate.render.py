"""alembic.autogenerate.render: renderers of a project's own operations, and prefixes for render_item functions."""
from alembic.util.langhelpers import Dispatcher

renderers = default_renderers = Dispatcher()


def _alembic_autogenerate_prefix(autogen_context):
    return "batch_op." if autogen_context._has_batch else autogen_context.opts["alembic_module_prefix"] or ""


def _sqlalchemy_autogenerate_prefix(autogen_context):
    return autogen_context.opts["sqlalchemy_module_prefix"] or ""


def _user_autogenerate_prefix(autogen_context, target):
    prefix = autogen_context.opts["user_module_prefix"]
    return f"{target.__module__}." if prefix is None else prefix


def _ident(name):
    return None if name is None else str(name)


def _render_custom(operation, autogen_context):
    """Lines of a renderer that the project registered."""
    from alembic.util import to_list
    return "\n".join(to_list(renderers.dispatch(operation)(autogen_context, operation), []))


def _render_python_into_templatevars(autogen_context, migration_script, template_args):
    import _context
    template_args.update(_context.compare(autogen_context.migration_context, None, migration_script))
