"""alembic.autogenerate.rewriter: functions that replace operations before they are written."""
from alembic.operations import ops
from alembic.util import to_list
from alembic.util.langhelpers import Dispatcher


class Rewriter:
    """A process_revision_directives that calls a function for each operation of a class."""

    _chained = ()

    def __init__(self):
        self.dispatch = Dispatcher()

    def chain(self, other):
        both = self.__class__.__new__(self.__class__)
        both.__dict__.update(self.__dict__)
        both._chained += (other,)
        return both

    def rewrites(self, operator):
        return self.dispatch.dispatch_for(operator)

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        self._visit_list(context, revision, directives)

    def _visit_list(self, context, revision, directives):
        directives[:] = [new for old in directives for new in self._visit(context, revision, old)]

    def _visit(self, context, revision, directive):
        found = list(self._rewrite(context, revision, directive))
        for one in found:
            if isinstance(one, ops.MigrationScript):
                self._visit_script(context, revision, one)
            elif isinstance(one, ops.OpContainer):
                self._visit_list(context, revision, one.ops)
        return found

    def _visit_script(self, context, revision, script):
        for name, kind in (("upgrade_ops", "UpgradeOps"), ("downgrade_ops", "DowngradeOps")):
            new = []
            for container in getattr(script, name + "_list"):
                found = self._visit(context, revision, container)
                if len(found) != 1:
                    raise ValueError(f"Can only return single object for {kind} traverse")
                new.append(found[0])
            setattr(script, name, new)

    def _rewrite(self, context, revision, directive):
        try:
            function = self.dispatch.dispatch(directive)
        except ValueError:
            yield directive
            return
        if self in directive._mutations:
            yield directive
            return
        for new in to_list(function(context, revision, directive), []):
            new._mutations = new._mutations.union([self])
            yield new
