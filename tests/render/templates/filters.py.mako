<%doc>
    Identifiers through filters.
</%doc>
# Copyright ${create_date.year} the authors
"""Message: "${message}".

- Revision ID: ${up_revision}
- Previous: ${down_revision if down_revision else "None"| comma,n}
- Create Date: ${create_date.strftime('%Y-%m-%d %H:%M')}
"""

${imports if imports else ""}
revision: str = ${up_revision | repr}
down_revision = ${down_revision | repr,n}
branch_labels = ${branch_labels | n,repr}
depends_on = ${depends_on | repr}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
    #: 100 % done
    rate = 50 % 7


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
