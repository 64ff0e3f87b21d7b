from sqlmodel import (
    Field, FieldInfo, Relationship, RelationshipInfo, SQLModel, SQLModelMetaclass, Undefined, default_registry)
