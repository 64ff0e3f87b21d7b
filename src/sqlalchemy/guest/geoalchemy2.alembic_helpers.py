"""geoalchemy2.alembic_helpers: what env.py hands to autogenerate."""


def include_object(obj, name, obj_type, reflected, compare_to):
    """Leaves out what PostGIS keeps for itself."""
    if obj_type == "table" and name in ("spatial_ref_sys", "geometry_columns", "raster_columns"):
        return False
    return not (obj_type == "index" and name.startswith("idx_") and reflected and compare_to is None)


def render_item(obj_type, obj, autogen_context):
    from geoalchemy2.types import _GISType
    if obj_type == "type" and isinstance(obj, _GISType):
        autogen_context.imports.add("from geoalchemy2 import " + type(obj).__name__)
        return repr(obj)
    return False


def writer(context, revision, directives):
    return None
