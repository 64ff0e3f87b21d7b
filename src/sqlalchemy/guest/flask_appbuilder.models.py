"""flask_appbuilder.models: its parts for SQLAlchemy."""
from _rest import rest_of

__getattr__ = rest_of("flask_appbuilder.models", "flask_appbuilder", parts=("mixins", "sqla"))
