"""sqlalchemy.ext.mutable: values that tell of changes; here they are plain ones."""


class MutableBase:
    @classmethod
    def coerce(cls, key, value):
        return value

    @classmethod
    def as_mutable(cls, sqltype):
        return sqltype() if isinstance(sqltype, type) else sqltype

    @classmethod
    def associate_with(cls, sqltype):
        pass

    @classmethod
    def associate_with_attribute(cls, attribute):
        pass

    def changed(self):
        pass

    def __class_getitem__(cls, item):
        return cls


class Mutable(MutableBase):
    pass


class MutableComposite(MutableBase):
    pass


class MutableDict(Mutable, dict):
    pass


class MutableList(Mutable, list):
    pass


class MutableSet(Mutable, set):
    pass
