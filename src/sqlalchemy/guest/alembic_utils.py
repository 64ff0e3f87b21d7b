"""alembic_utils"""
__version__ = "0.8.8"
