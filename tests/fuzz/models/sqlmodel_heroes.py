"""Heroes with SQLModel."""
from datetime import datetime
from typing import List, Optional

from sqlalchemy import Column, JSON, String
from sqlmodel import Field, Relationship, SQLModel


class TeamBase(SQLModel):
    name: str = Field(index=True, max_length=50)
    city: Optional[str] = None


class Team(TeamBase, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    heroes: List["Hero"] = Relationship(back_populates="team")


class Hero(SQLModel, table=True):
    __tablename__ = "heroes"

    id: Optional[int] = Field(default=None, primary_key=True)
    name: str = Field(sa_column=Column("name", String(80), unique=True, nullable=False))
    age: int = Field(default=18, ge=0)
    joined: datetime = Field(default_factory=datetime.now, nullable=False)
    powers: list = Field(default_factory=list, sa_column=Column(JSON))
    team_id: Optional[int] = Field(default=None, foreign_key="team.id", ondelete="CASCADE")
    team: Optional[Team] = Relationship(back_populates="heroes")


metadata = SQLModel.metadata
