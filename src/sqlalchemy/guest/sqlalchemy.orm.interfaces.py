"""sqlalchemy.orm.interfaces: the bases of attributes, their comparisons and a project's own options."""
from sqlalchemy.orm.base import MapperProperty, PropComparator
from sqlalchemy.orm.relationships import MANYTOMANY, MANYTOONE, ONETOMANY

StrategizedProperty = MapperProperty


class ORMOption:
    propagate_to_loaders = False


class UserDefinedOption(ORMOption):
    def __init__(self, payload=None):
        self.payload = payload


class LoaderOption(ORMOption):
    pass


MapperOption = CompileStateOption = CriteriaOption = LoaderOption
