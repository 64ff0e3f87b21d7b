"""Measurements as Table objects, some made in a loop."""
from sqlalchemy import (ARRAY, CHAR, TIMESTAMP, Column, DDL, DateTime, Double, Float, ForeignKeyConstraint, Index, Integer, Interval, MetaData,
                        PrimaryKeyConstraint, Sequence, SmallInteger, String, Table, Time, Unicode, column, func, literal_column, text)
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.schema import CheckConstraint

metadata = MetaData()
serial = Sequence("reading_number", start=10, increment=2)

stations = Table(
    "stations", metadata,
    Column("code", CHAR(4), nullable=False), Column("part", SmallInteger, nullable=False, quote=True),
    Column("Name of it", Unicode(60, collation="NOCASE"), server_default="it's"), Column("height", Float(24)), Column("opened", DateTime(timezone=True)),
    Column("tags", postgresql.ARRAY(String(10)).with_variant(String(200), "sqlite"), server_default=text("'{}'")),
    Column("raw", postgresql.JSONB(astext_type=String()).with_variant(mysql.JSON(), "mysql").with_variant(String(), "sqlite")),
    PrimaryKeyConstraint("code", "part", name="stations_key"), comment="where % is : measured")

readings = Table("readings", metadata, Column("id", Integer, serial, primary_key=True), Column("code", CHAR(4)), Column("part", SmallInteger),
                 Column("at", TIMESTAMP(), server_default=func.current_timestamp()), Column("took", Interval), Column("clock", Time),
                 ForeignKeyConstraint(["code", "part"], ["stations.code", "stations.part"], name="of_station", ondelete="RESTRICT", deferrable=True),
                 CheckConstraint(column("part") >= 0, name="not_negative"), info={"owner": "lab"})

for unit in ("celsius", "hpa", "percent"):
    readings.append_column(Column(f"value_{unit}", Double, nullable=unit != "celsius", default=0.0))
    Index(f"ix_{unit}", readings.c[f"value_{unit}"], postgresql_where=readings.c[f"value_{unit}"] > 0, sqlite_where=text(f"value_{unit} > 0"))

monthly = [Table(f"readings_2026_{month:02}", metadata, *(c.copy() if hasattr(c, "copy") else c._copy() for c in readings.columns if c.name != "id"),
                 Column("id", Integer, primary_key=True), prefixes=[] if month % 2 else ["/* even */"]) for month in range(1, 4)]
Index("ix_text", func.coalesce(stations.c.height, literal_column("0")), unique=True)
