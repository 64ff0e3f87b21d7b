"""What `import alembic` gives."""
__version__ = "1.19.2"
