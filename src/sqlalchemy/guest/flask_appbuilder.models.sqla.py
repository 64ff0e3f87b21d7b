"""flask_appbuilder.models.sqla"""
from flask_appbuilder import SQLA, Base, Model
