"""celery.backends.database.session: the declarative base of Celery's own tables, which are elsewhere."""
from sqlalchemy.orm import declarative_base

ResultModelBase = declarative_base()
