"""geoalchemy2"""
from _rest import rest_of
from geoalchemy2.types import Geography, Geometry, Raster

__version__ = "0.17.1"

__getattr__ = rest_of("geoalchemy2", parts=("types",))
