"""alembic.autogenerate: what env.py and its hooks see of a comparison that limbeck carries out itself."""
from alembic.autogenerate.render import renderers
from alembic.autogenerate.rewriter import Rewriter

__all__ = ["Rewriter", "renderers", "comparators", "compare_metadata", "produce_migrations", "render_python_code",
           "render_op_text"]


def _refuse(what):
    raise NotImplementedError(f"{what} is not available here: limbeck compares and writes by itself "
                              "(limbeck revision --autogenerate, limbeck check)")


def compare_metadata(context, metadata):
    return produce_migrations(context, metadata).upgrade_ops.as_diffs()


def produce_migrations(context, metadata):
    """Of a revision that runs: what makes its database that of the metadata."""
    import _context
    return _context.compare(context, metadata, None)


def render_python_code(up_or_down_op, *args, **kw):
    _refuse("alembic.autogenerate.render_python_code()")


def render_op_text(autogen_context, op):
    _refuse("alembic.autogenerate.render_op_text()")


class _Comparators:
    """Comparisons of a project's own are not carried out."""

    def dispatch_for(self, *args, **kw):
        _refuse("alembic.autogenerate.comparators.dispatch_for()")


comparators = _Comparators()


def __getattr__(name):
    if name in ("api", "render", "rewriter"):
        import importlib
        return importlib.import_module("alembic.autogenerate." + name)
    raise AttributeError(f"module 'alembic.autogenerate' has no attribute {name!r}")
