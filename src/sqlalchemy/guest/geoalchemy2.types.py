"""geoalchemy2.types: the types of PostGIS."""
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql.sqltypes import UserDefinedType
from sqlalchemy.sql.type_api import SchemaEventTarget


class _GISType(SchemaEventTarget, UserDefinedType):
    name = None
    from_text = None
    as_binary = None
    cache_ok = True

    def __init__(self, geometry_type="GEOMETRY", srid=-1, dimension=None, spatial_index=True, use_N_D_index=False,
                 use_typmod=None, from_text=None, name=None, nullable=True, _spatial_index_reflected=None,
                 management=False):
        if geometry_type:
            geometry_type = geometry_type.upper()
            if dimension is None:
                dimension = 4 if geometry_type.endswith("ZM") else 3 if geometry_type[-1] in "ZM" else 2
        if use_N_D_index and not spatial_index:
            raise ArgumentError("spatial_index must be True when use_N_D_index is True")
        self.geometry_type = geometry_type
        self.srid = int(srid)
        if name is not None:
            self.name = name
        if from_text is not None:
            self.from_text = from_text
        self.dimension = dimension
        self.spatial_index = spatial_index
        self.use_N_D_index = use_N_D_index
        self.use_typmod = use_typmod
        self.nullable = nullable

    def get_col_spec(self, **kw):
        if not self.geometry_type:
            return self.name
        return "%s(%s,%d)" % (self.name, self.geometry_type, self.srid)

    def _set_parent(self, parent):
        if self.spatial_index:
            parent._on_table_attach(self._add_index)

    def _add_index(self, column, table):
        from sqlalchemy.sql.schema import Index
        name = "idx_%s_%s" % (table.name, column.name)
        if all(index.name != name for index in table.indexes):
            kw = {"postgresql_ops": {column.name: "gist_geometry_ops_nd"}} if self.use_N_D_index else {}
            Index(name, column, postgresql_using="gist", _column_flag=True, **kw)


class Geometry(_GISType):
    name = "geometry"
    from_text = "ST_GeomFromEWKT"
    as_binary = "ST_AsEWKB"


class Geography(_GISType):
    name = "geography"
    from_text = "ST_GeogFromText"
    as_binary = "ST_AsBinary"


class Raster(_GISType):
    name = "raster"
    from_text = "raster"
    as_binary = "raster"

    def __init__(self, spatial_index=True, from_text=None, name=None, nullable=True):
        super().__init__(geometry_type=None, spatial_index=spatial_index, from_text=from_text, name=name,
                         nullable=nullable)

    def _add_index(self, column, table):
        from sqlalchemy.sql.functions import func
        from sqlalchemy.sql.schema import Index
        Index("idx_%s_%s" % (table.name, column.name), func.ST_ConvexHull(column), postgresql_using="gist",
              _column_flag=True, _table=table)


class CompositeType(UserDefinedType):
    pass
