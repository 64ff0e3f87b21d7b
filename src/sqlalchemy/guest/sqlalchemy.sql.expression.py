"""Everything of the expression language under one name."""
from sqlalchemy.sql.dml import Delete, Insert, Update, UpdateBase, ValuesBase, delete, insert, update
from sqlalchemy.sql.elements import (BinaryExpression, BindParameter, BooleanClauseList, Case, Cast, ClauseElement,
                                     ClauseList, CollationClause, CollectionAggregate, ColumnClause, ColumnElement,
                                     Executable, ExpressionClauseList, Extract, False_, FunctionFilter, Grouping,
                                     Label, Null, OperatorExpression, Over, Slice, SQLCoreOperations, TextClause,
                                     True_, TryCast, Tuple, TypeClause, TypeCoerce, UnaryExpression, WithinGroup,
                                     all_, and_, any_, asc, between, bindparam, bitwise_not, case, cast, collate,
                                     column, desc, distinct, extract, false, funcfilter, label, literal,
                                     literal_column, not_, null, nulls_first, nulls_last, nullsfirst, nullslast, or_,
                                     outparam, over, text, true, try_cast, tuple_, type_coerce, within_group)
from sqlalchemy.sql._names import conv, quoted_name
from sqlalchemy.sql.base import ColumnCollection
from sqlalchemy.sql.functions import Function, FunctionElement, func, modifier
from sqlalchemy.sql.operators import ColumnOperators, Operators, custom_op
from sqlalchemy.sql.selectable import (CTE, LABEL_STYLE_DEFAULT, LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_NONE,
                                       LABEL_STYLE_TABLENAME_PLUS_COL, Alias, AliasedReturnsRows, CompoundSelect,
                                       Exists, FromClause, GenerativeSelect, HasCTE, HasPrefixes, HasSuffixes, Join,
                                       Lateral, ReturnsRows, ScalarSelect, Select, Selectable, SelectBase,
                                       SelectLabelStyle, Subquery, TableClause, TableSample, TableValuedAlias,
                                       TextualSelect, Values, alias, cte, except_, except_all, exists, intersect,
                                       intersect_all, join, lateral, outerjoin, select, subquery, table, tablesample,
                                       union, union_all, values)

SQLColumnExpression = ColumnElement
