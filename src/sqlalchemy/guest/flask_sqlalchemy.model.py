from flask_sqlalchemy import DefaultMeta, Model, NameMixin
