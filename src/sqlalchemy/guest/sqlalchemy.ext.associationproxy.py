"""association_proxy("relation", "attribute"): what stands behind a relation, as if it were the object's own."""


class AssociationProxy:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, target_collection, attr, *, creator=None, **keywords):
        self.target_collection = target_collection
        self.value_attr = attr
        self.creator = creator

    def __set_name__(self, owner, name):
        self.key, self._owner = name, owner

    def __get__(self, instance, owner):
        if instance is None:
            return self
        held = getattr(instance, self.target_collection)
        if held is None:
            return None
        if isinstance(held, dict):
            return _ProxiedDict(self, instance, held)
        if isinstance(held, (list, set)):
            return _Proxied(self, instance, held)
        return getattr(held, self.value_attr)

    def __set__(self, instance, value):
        held = getattr(instance, self.target_collection)
        if isinstance(held, dict):
            held.clear()
            _ProxiedDict(self, instance, held).update(value)
        elif isinstance(held, (list, set)):
            setattr(instance, self.target_collection, [self.make(instance, v) for v in value])
        elif held is None:
            setattr(instance, self.target_collection, self.make(instance, value))
        else:
            setattr(held, self.value_attr, value)

    def make(self, instance, *values):
        if self.creator is not None:
            return self.creator(*values)
        relation = type(instance).__mapper__.properties[self.target_collection]
        return relation.mapper.class_(*values)

    # On the class, in queries: as far as the relation is one that any() and has() know.

    def any(self, criterion=None, **values):
        return getattr(self._owner, self.target_collection).any(criterion, **values)

    has = any

    def __eq__(self, other):
        relation = getattr(self._owner, self.target_collection)
        return relation.any(getattr(relation.property.mapper.class_, self.value_attr) == other)

    contains = __eq__

    def __hash__(self):
        return id(self)


class _Proxied(list):
    def __init__(self, proxy, instance, held):
        list.__init__(self, [getattr(item, proxy.value_attr) for item in held])
        self._proxy, self._instance, self._held = proxy, instance, held

    def append(self, value):
        made = self._proxy.make(self._instance, value)
        (self._held.append if isinstance(self._held, list) else self._held.add)(made)
        list.append(self, value)

    add = append

    def extend(self, values):
        for value in values:
            self.append(value)

    def clear(self):
        for value in list(self):
            self.remove(value)

    def discard(self, value):
        if value in self:
            self.remove(value)

    def pop(self, index=-1):
        value = self[index]
        self.remove(value)
        return value

    def remove(self, value):
        for item in list(self._held):
            if getattr(item, self._proxy.value_attr) == value:
                self._held.remove(item)
                break
        list.remove(self, value)


class _ProxiedDict(dict):
    def __init__(self, proxy, instance, held):
        dict.__init__(self, {key: getattr(item, proxy.value_attr) for key, item in held.items()})
        self._proxy, self._instance, self._held = proxy, instance, held

    def __setitem__(self, key, value):
        if key in self._held:
            setattr(self._held[key], self._proxy.value_attr, value)
        else:
            self._held[key] = self._proxy.make(self._instance, key, value)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        del self._held[key]
        dict.__delitem__(self, key)

    def pop(self, key, *default):
        if default and key not in self:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def clear(self):
        for key in list(self):
            del self[key]

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), **more):
        for key, value in [*dict(other).items(), *more.items()]:
            self[key] = value


def association_proxy(target_collection, attr, **keywords):
    return AssociationProxy(target_collection, attr, **keywords)
