"""pgvector.sqlalchemy: vectors."""
from sqlalchemy.dialects.postgresql.base import ischema_names as _names
from sqlalchemy.sql.functions import func as _func
from sqlalchemy.sql.sqltypes import Float, UserDefinedType


class _Sized(UserDefinedType):
    cache_ok = True
    _name = None

    def __init__(self, dim=None):
        super(UserDefinedType, self).__init__()
        self.dim = dim

    def get_col_spec(self, **kw):
        return self._name if self.dim is None else "%s(%d)" % (self._name, self.dim)

    def bind_processor(self, dialect):
        return lambda value: value if value is None or isinstance(value, str) else str(list(value)).replace(" ", "")

    literal_processor = bind_processor

    class comparator_factory(UserDefinedType.Comparator):
        def l2_distance(self, other):
            return self.op("<->", return_type=Float)(other)

        def max_inner_product(self, other):
            return self.op("<#>", return_type=Float)(other)

        def cosine_distance(self, other):
            return self.op("<=>", return_type=Float)(other)

        def l1_distance(self, other):
            return self.op("<+>", return_type=Float)(other)


class VECTOR(_Sized):
    _name = "VECTOR"


class HALFVEC(_Sized):
    _name = "HALFVEC"


class SPARSEVEC(_Sized):
    _name = "SPARSEVEC"


class BIT(UserDefinedType):
    cache_ok = True

    def __init__(self, length=None):
        self.length = length

    def get_col_spec(self, **kw):
        return "BIT" if self.length is None else "BIT(%d)" % self.length


for _class in (VECTOR, HALFVEC, SPARSEVEC, BIT):
    _class.__module__ = "pgvector.sqlalchemy." + {"VECTOR": "vector"}.get(_class.__name__, _class.__name__.lower())

_names.update(vector=VECTOR, halfvec=HALFVEC, sparsevec=SPARSEVEC)
Vector = VECTOR


def avg(*args):
    return _func.avg(*args)


def sum(*args):
    return _func.sum(*args)
