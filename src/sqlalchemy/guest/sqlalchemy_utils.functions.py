"""sqlalchemy_utils.functions: databases; the rest is opaque."""


def __getattr__(name):
    import sqlalchemy_utils
    return getattr(sqlalchemy_utils, name)
