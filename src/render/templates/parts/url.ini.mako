# The database; env.py reads it.
sqlalchemy.url = driver://user:pass@localhost/dbname

