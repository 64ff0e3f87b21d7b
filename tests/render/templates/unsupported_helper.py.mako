"""${message}"""
<%!
from textwrap import indent


def indented(value):
    return indent(value, "    ") if value else ""
%>

def upgrade() -> None:
% if upgrades:
${indented(upgrades)}
% else:
    pass
% endif
