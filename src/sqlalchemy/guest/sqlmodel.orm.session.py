"""sqlmodel.orm.session: a session with exec()."""
from sqlalchemy.orm.session import Session as _Session
from sqlalchemy.sql.selectable import Select


def only_values(statement, result):
    """The values of a selection of one thing, the rows of others."""
    is_one = isinstance(statement, Select) and len(statement._raw_columns) == 1
    return result.scalars() if is_one else result


class Session(_Session):
    def exec(self, statement, *, params=None, **keywords):
        return only_values(statement, self.execute(statement, params, **keywords))
