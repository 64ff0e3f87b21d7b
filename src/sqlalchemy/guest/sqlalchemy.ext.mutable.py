"""sqlalchemy.ext.mutable: values that tell the object that holds them when they change.

An attribute whose column's type was named to as_mutable() makes its value one of these when it is first asked for.
"""


class MutableBase:
    @classmethod
    def coerce(cls, key, value):
        if value is None or isinstance(value, cls):
            return value
        raise ValueError(f"Attribute '{key}' does not accept objects of type {type(value)}")

    def __class_getitem__(cls, item):
        return cls

    # The objects that hold the value, by identity: an equal value of another object is another one.

    @property
    def _parents(self):
        return self.__dict__.setdefault("_held_by", [])

    def _held(self, obj, key):
        if not any(known is obj and name == key for known, name in self._parents):
            self._parents.append((obj, key))
        return self

    def changed(self):
        from sqlalchemy.orm.attributes import flag_modified
        for obj, key in self._parents:
            if obj.__dict__.get(key) is self:
                flag_modified(obj, key)


class Mutable(MutableBase):
    @classmethod
    def as_mutable(cls, sqltype):
        made = sqltype() if isinstance(sqltype, type) else sqltype
        made._mutable_class = cls
        return made

    @classmethod
    def associate_with(cls, sqltype):
        sqltype._mutable_class = cls

    @classmethod
    def associate_with_attribute(cls, attribute):
        attribute.property.columns[0].type._mutable_class = cls


class MutableComposite(MutableBase):
    def __setattr__(self, key, value):
        object.__setattr__(self, key, value)
        if key != "_held_by":
            self.changed()


def _telling(base, names):
    """Methods of a built-in class that tell of the change when they have made it."""
    def method(name):
        inner = getattr(base, name)

        def call(self, *arguments, **keywords):
            found = inner(self, *arguments, **keywords)
            self.changed()
            return self if name.startswith("__i") else found

        call.__name__ = name
        return call

    return {name: method(name) for name in names.split()}


def _class(name, base, names):
    def coerce(cls, key, value):
        if value is None or isinstance(value, cls):
            return value
        if isinstance(value, base):
            return cls(value)
        return MutableBase.coerce.__func__(cls, key, value)

    return type(name, (Mutable, base), {**_telling(base, names), "coerce": classmethod(coerce), "__module__": __name__,
                                        "__hash__": None})


MutableDict = _class("MutableDict", dict, "__setitem__ __delitem__ setdefault update pop popitem clear __ior__")
MutableList = _class("MutableList", list, "__setitem__ __delitem__ append extend insert remove pop clear sort reverse __iadd__ __imul__")
MutableSet = _class("MutableSet", set, "add remove discard pop clear update intersection_update difference_update "
                                       "symmetric_difference_update __ior__ __iand__ __isub__ __ixor__")
