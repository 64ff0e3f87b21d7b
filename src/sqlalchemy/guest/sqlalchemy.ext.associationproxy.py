"""association_proxy("relation", "attribute"): what stands behind a relation, as if it were the object's own."""


class AssociationProxy:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, target_collection, attr, *, creator=None, **keywords):
        self.target_collection = target_collection
        self.value_attr = attr
        self.creator = creator

    def __set_name__(self, owner, name):
        self.key = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        held = getattr(instance, self.target_collection)
        if held is None:
            return None
        if isinstance(held, dict):
            return {k: getattr(v, self.value_attr) for k, v in held.items()}
        if isinstance(held, (list, set)):
            return _Proxied(self, instance, held)
        return getattr(held, self.value_attr)

    def __set__(self, instance, value):
        held = getattr(instance, self.target_collection)
        if isinstance(held, (list, set)):
            setattr(instance, self.target_collection, [self.make(instance, v) for v in value])
        elif held is None:
            setattr(instance, self.target_collection, self.make(instance, value))
        else:
            setattr(held, self.value_attr, value)

    def make(self, instance, value):
        if self.creator is not None:
            return self.creator(value)
        relation = type(instance).__mapper__.properties[self.target_collection]
        return relation.mapper.class_(value)


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

    def remove(self, value):
        for item in list(self._held):
            if getattr(item, self._proxy.value_attr) == value:
                self._held.remove(item)
                break
        list.remove(self, value)


def association_proxy(target_collection, attr, **keywords):
    return AssociationProxy(target_collection, attr, **keywords)
