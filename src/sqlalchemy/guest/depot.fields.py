"""depot.fields: columns that name files; depot.fields.sqlalchemy has them."""
