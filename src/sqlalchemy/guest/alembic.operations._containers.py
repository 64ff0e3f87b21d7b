"""Operations that hold operations, and the script that autogenerate is about to write."""
from alembic.operations.ops import MigrateOperation


class OpContainer(MigrateOperation):
    __module__ = "alembic.operations.ops"

    def __init__(self, ops=()):
        self.ops = list(ops)

    def is_empty(self):
        return not self.ops

    def as_diffs(self):
        return list(OpContainer._ops_as_diffs(self))

    @classmethod
    def _ops_as_diffs(cls, migrations):
        for operation in migrations.ops:
            if hasattr(operation, "ops"):
                yield from cls._ops_as_diffs(operation)
            else:
                yield operation.to_diff_tuple()


def _reversed(ops):
    return [operation.reverse() for operation in ops][::-1]


class ModifyTableOps(OpContainer):
    __module__ = "alembic.operations.ops"

    def __init__(self, table_name, ops, *, schema=None):
        OpContainer.__init__(self, ops)
        self.table_name = table_name
        self.schema = schema

    def reverse(self):
        return ModifyTableOps(self.table_name, ops=_reversed(self.ops), schema=self.schema)


class UpgradeOps(OpContainer):
    __module__ = "alembic.operations.ops"

    def __init__(self, ops=(), upgrade_token="upgrades"):
        OpContainer.__init__(self, ops)
        self.upgrade_token = upgrade_token

    def reverse_into(self, downgrade_ops):
        downgrade_ops.ops[:] = _reversed(self.ops)
        return downgrade_ops

    def reverse(self):
        return self.reverse_into(DowngradeOps(ops=[]))


class DowngradeOps(OpContainer):
    __module__ = "alembic.operations.ops"

    def __init__(self, ops=(), downgrade_token="downgrades"):
        OpContainer.__init__(self, ops)
        self.downgrade_token = downgrade_token

    def reverse(self):
        return UpgradeOps(ops=_reversed(self.ops))


def _as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _the_one(ops, kind, name):
    if len(ops) > 1:
        raise ValueError("This MigrationScript instance has a multiple-entry list for %s; please use the %s attribute."
                         % (kind, name))
    return ops[0] if ops else None


class MigrationScript(MigrateOperation):
    __module__ = "alembic.operations.ops"
    _needs_render = None

    def __init__(self, rev_id, upgrade_ops, downgrade_ops, *, message=None, imports=None, head=None, splice=None,
                 branch_label=None, version_path=None, depends_on=None):
        self.rev_id = rev_id
        self.message = message
        self.imports = set() if imports is None else imports
        self.head = head
        self.splice = splice
        self.branch_label = branch_label
        self.version_path = str(version_path) if version_path else None
        self.depends_on = depends_on
        self.upgrade_ops = upgrade_ops
        self.downgrade_ops = downgrade_ops

    @property
    def upgrade_ops(self):
        return _the_one(self._upgrade_ops, "UpgradeOps", "upgrade_ops_list")

    @upgrade_ops.setter
    def upgrade_ops(self, upgrade_ops):
        self._upgrade_ops = _as_list(upgrade_ops)
        for element in self._upgrade_ops:
            assert isinstance(element, UpgradeOps)

    @property
    def downgrade_ops(self):
        return _the_one(self._downgrade_ops, "DowngradeOps", "downgrade_ops_list")

    @downgrade_ops.setter
    def downgrade_ops(self, downgrade_ops):
        self._downgrade_ops = _as_list(downgrade_ops)
        for element in self._downgrade_ops:
            assert isinstance(element, DowngradeOps)

    @property
    def upgrade_ops_list(self):
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self):
        return self._downgrade_ops
