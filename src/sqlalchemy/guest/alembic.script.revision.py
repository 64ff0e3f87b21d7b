"""alembic.script.revision: revisions as scripts see them."""
from alembic.script import Script as Revision
from alembic.util.exc import CommandError


class RevisionError(Exception):
    pass


class ResolutionError(RevisionError):
    pass


class MultipleHeads(RevisionError):
    pass


class RangeNotAncestorError(RevisionError):
    pass


RevisionMap = type("RevisionMap", (), {})
