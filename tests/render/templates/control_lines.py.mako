# -*- coding: utf-8 -*-
## Our template.
"""${message}

Revision ID: ${up_revision}
% if down_revision:
Revises: ${down_revision | comma,n}
% else:
Revises:
% endif
Create Date: ${create_date}
"""
from __future__ import annotations

% if upgrades or downgrades:
import sqlalchemy as sa
from alembic import op
% endif
% if imports:
${imports}
% endif

revision: str = ${repr(up_revision).replace(chr(39), chr(34))}
down_revision: str | None = ${repr(down_revision).replace(chr(39), chr(34))}
branch_labels = ${repr(branch_labels) if branch_labels else None}
% if depends_on is None:
depends_on = None
% else:
depends_on = ${repr(depends_on)}
% endif


def upgrade() -> None:
% if upgrades:
    ${upgrades}
% else:
    pass
% endif


def downgrade() -> None:
    % if downgrades:
    ${downgrades}
    % else:
    raise NotImplementedError("no way back")
    % endif
