# pylint: disable=invalid-name
revision = ${repr(up_revision)}  # noqa
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}

from alembic import op, context
${imports + '\n' if imports else ""}
% if not down_revision:
from sqlalchemy.sql.ddl import CreateSchema
% endif


def upgrade():
    % if not down_revision:
    op.execute(CreateSchema('app'))
    % endif
    schema_upgrades()
    if context.get_x_argument(as_dictionary=True).get('data', None):
        data_upgrades()


def schema_upgrades():
    ${upgrades if upgrades else "pass"}
${('\n' + '\n\n'.join(x.strip() for x in extra_code) + '\n') if extra_code else ''}
