"""oslo_db.sqlalchemy: where types and models stand in the package."""
