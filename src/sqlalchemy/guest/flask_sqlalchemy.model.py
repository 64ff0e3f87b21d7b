from flask_sqlalchemy import BindMetaMixin, DefaultMeta, Model, NameMetaMixin, NameMixin
