"""depot.manager: where files are kept, which is nowhere: no migration stores one."""


class DepotManager:
    _default = None
    _depots = {}

    @classmethod
    def configure(cls, name, config, prefix="depot."):
        cls._depots[name] = config
        cls._default = cls._default or name

    @classmethod
    def get(cls, name=None):
        return cls._depots.get(name or cls._default)

    @classmethod
    def get_default(cls):
        return cls._default

    @classmethod
    def set_default(cls, name):
        cls._default = name

    @classmethod
    def make_middleware(cls, app, **options):
        return app
