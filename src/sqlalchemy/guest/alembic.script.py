"""alembic.script: the project's revisions, for reading."""
import _context
from alembic.util.exc import CommandError


class Script:
    """A revision."""

    def __init__(self, facts):
        (self.revision, self.doc, self.path, down, depends_on, labels, self._next, self.is_head, self.is_base,
         self.is_branch_point, self.is_merge_point) = facts
        self.down_revision = None if not down else down[0] if len(down) == 1 else down
        self._down, self.dependencies = down, depends_on or None
        self.branch_labels, self.nextrev = set(labels), frozenset(self._next)

    @property
    def _versioned_down_revisions(self):
        return self._down

    @property
    def longdoc(self):
        return self.doc

    @property
    def module(self):
        return None

    def __repr__(self):
        return f"Script({self.revision!r}, {self.down_revision!r})"

    def __str__(self):
        return f"{self.down_revision or '<base>'} -> {self.revision}, {self.doc}"


class ScriptDirectory:
    def __init__(self, dir, config=None):
        self.dir, self._config, self._known = dir, config, None
        self.versions = dir + "/versions"

    @classmethod
    def _of_project(cls, config):
        return cls(_context.request()["directory"], config)

    @classmethod
    def from_config(cls, config):
        return cls._of_project(config)

    @property
    def _scripts(self):
        if self._known is None:
            self._known = [Script(facts) for facts in _context.revisions()]
        return self._known

    @property
    def revision_map(self):
        return self

    def walk_revisions(self, base="base", head="heads"):
        if base == "base" and head in ("heads", "head"):
            return iter(self._scripts)
        return iter(self._between(base, head))

    def _between(self, base, head):
        wanted, stop = set(), set() if base == "base" else {self.get_revision(base).revision}
        todo = [one.revision for one in self.get_revisions(head)]
        by_id = {one.revision: one for one in self._scripts}
        while todo:
            one = todo.pop()
            if one not in wanted:
                wanted.add(one)
                if one not in stop:
                    todo += by_id[one]._down
        return [one for one in self._scripts if one.revision in wanted]

    iterate_revisions = lambda self, upper, lower, **kw: iter([one for one in self._between(lower or "base", upper)
                                                              if one.revision != lower])

    def get_heads(self):
        return [one.revision for one in self._scripts if one.is_head]

    def get_bases(self):
        return [one.revision for one in self._scripts if one.is_base]

    @property
    def heads(self):
        return tuple(self.get_heads())

    @property
    def bases(self):
        return tuple(self.get_bases())

    def get_current_head(self):
        heads = self.get_heads()
        if len(heads) > 1:
            raise CommandError("The script directory has multiple heads (due to branching).Please use get_heads(), or "
                               "merge the branches using alembic merge.")
        return heads[0] if heads else None

    def get_base(self):
        bases = self.get_bases()
        if len(bases) > 1:
            raise CommandError("The script directory has multiple bases. Please use get_bases().")
        return bases[0] if bases else None

    def _ids(self, identifier):
        return _context.resolve(identifier)

    def get_revisions(self, id_):
        ids = [id_] if isinstance(id_, str) or id_ is None else list(id_)
        found, by_id = [], {one.revision: one for one in self._scripts}
        for one in ids:
            if one in (None, "base"):
                continue
            found += [by_id[rev] for rev in ([one] if one in by_id else self._ids(one))]
        return tuple(found)

    get_all_current = get_revisions

    def get_revision(self, id_):
        found = self.get_revisions(id_)
        if len(found) > 1:
            raise CommandError("Identifier %r corresponds to multiple revisions; please use get_revisions()" % (id_,))
        return found[0] if found else None

    def as_revision_number(self, id_):
        if id_ is None or id_ == "base" or id_ == ():
            return None
        if isinstance(id_, str) and id_ in ("head", "heads"):
            heads = tuple(self.get_heads())
            if id_ == "heads":
                return heads
            if len(heads) > 1:
                return self._ids(id_)
            return heads[0] if heads else None
        if isinstance(id_, (tuple, list)):
            id_ = id_[0]
        return self._ids(id_)[0] if "@" in id_ else id_

    def generate_revision(self, revid, message, **kw):
        from alembic.command import _refuse
        _refuse("ScriptDirectory.generate_revision()")

    def run_env(self):
        from alembic.command import _refuse
        _refuse("ScriptDirectory.run_env()")
