"""depot: files that columns name: depot.manager and depot.fields.sqlalchemy."""
