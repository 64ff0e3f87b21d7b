"""Employees: inheritance on one table and on several, an abstract base, a mixin that declares, columns from elsewhere."""
from dataclasses import dataclass

from sqlalchemy import Column, Enum, ForeignKey, Integer, String, inspect, orm, select
from sqlalchemy.ext.declarative import AbstractConcreteBase, declared_attr
from sqlalchemy.orm import as_declarative, column_property, foreign, registry, remote, synonym

mapper_registry = registry()
metadata = mapper_registry.metadata


@as_declarative(metadata=metadata)
class Base:
    @declared_attr
    def __tablename__(cls):
        return None if getattr(cls, "is_single", False) else cls.__name__.lower()

    id = Column(Integer, primary_key=True)


class Owned(Base):
    __abstract__ = True

    @declared_attr
    def owner_id(cls):
        return Column(Integer, ForeignKey("employee.id", use_alter=True, name=f"{cls.__name__}_owner"), index=True)


class Employee(Base):
    kind = Column(Enum("engineer", "manager", native_enum=False, create_constraint=True, name="kinds"), nullable=False)
    name = Column(String(50))
    label = synonym("name")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "employee"}


class Engineer(Employee):
    id = Column(ForeignKey("employee.id"), primary_key=True)
    language = Column(String(20), server_default="C")
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Manager(Employee):
    is_single = True
    budget = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Machine(Owned):
    serial = Column(String(12), unique=True)
    long_name = column_property(serial + " of " + select(Employee.name).where(Employee.id == 1).scalar_subquery())


@mapper_registry.mapped
@dataclass
class Badge:
    __tablename__ = "badge"
    __sa_dataclass_metadata_key__ = "sa"

    number = Column(Integer, primary_key=True)
    holder = Column(Integer, ForeignKey("employee.id"))


mapper_registry.configure()
