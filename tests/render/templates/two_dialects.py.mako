"""${message or ""}
Revision ID: ${up_revision}
"""
<%
    from alembic import util
    name = "rev_%s" % up_revision
    parents = [down_revision] if isinstance(down_revision, str) else list(down_revision or ())
%>
NAME = "${name}"
PARENTS = [${", ".join("'%s'" % parent for parent in parents)}]


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
% if upgrades:
% for line in upgrades.splitlines():
        ${line}
% endfor
% else:
        pass
% endif
    else:
        raise NotImplementedError(f"{bind.dialect.name} \
is not for this project")
<%text>
## kept: ${this} and % that
</%text>
% for parent in parents:
# ${loop.index}: ${parent}${"" if loop.last else ","}
% endfor
