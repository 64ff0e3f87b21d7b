"""geoalchemy2"""
from geoalchemy2.types import Geography, Geometry, Raster

__version__ = "0.17.1"


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "types":
        import importlib
        return importlib.import_module("geoalchemy2.types")
    import _operation
    return _operation.opaque("geoalchemy2." + name, "geoalchemy2")
