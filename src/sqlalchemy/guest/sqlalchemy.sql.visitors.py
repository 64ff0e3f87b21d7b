"""Walking expressions."""


def _parts(value):
    if getattr(value, "_is_clause_element", False) and not isinstance(value, type):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _parts(item)


_UP = frozenset(["table", "_proxies", "comparator", "default", "onupdate", "server_default", "metadata", "_memo",
                 "constraints", "foreign_keys", "indexes", "_columns"])


def children_of(element):
    found = []
    for name, value in element.__dict__.items():
        if name in _UP:
            continue
        if isinstance(value, dict):
            value = list(value.values()) + list(value)
        found.extend(_parts(value))
    return found


def iterate(obj, opts=None):
    seen, queue = set(), [obj]
    while queue:
        element = queue.pop(0)
        if id(element) in seen:
            continue
        seen.add(id(element))
        yield element
        queue.extend(element.get_children())


def traverse(obj, opts, visitors):
    for element in iterate(obj, opts):
        visit = visitors.get(element.__visit_name__)
        if visit is not None:
            visit(element)
    return obj


def traverse_using(iterator, obj, visitors):
    for element in iterator:
        visit = visitors.get(element.__visit_name__)
        if visit is not None:
            visit(element)
    return obj


def _copied(value, replace, memo):
    if getattr(value, "_is_clause_element", False) and not isinstance(value, type):
        return _replace(value, replace, memo)
    if isinstance(value, (list, tuple)):
        items = [_copied(item, replace, memo) for item in value]
        if all(a is b for a, b in zip(items, value)):
            return value
        return items if isinstance(value, list) else tuple(items)
    if isinstance(value, dict):
        return {_copied(key, replace, memo): _copied(item, replace, memo) for key, item in value.items()}
    return value


def _are_alike(a, b):
    return all(x is y for x, y in zip(a.values(), b.values())) and all(x is y for x, y in zip(a, b))


def _replace(element, replace, memo):
    known = memo.get(id(element))
    if known is not None:
        return known
    new = replace(element)
    if new is not None:
        memo[id(element)] = new
        return new
    if element.__visit_name__ in ("table", "bindparam", "null", "true", "false") or not hasattr(element, "_clone"):
        return element
    changed = {}
    for name, value in element.__dict__.items():
        if name in _UP:
            continue
        copied = _copied(value, replace, memo)
        if copied is not value and not (isinstance(value, dict) and _are_alike(copied, value)):
            changed[name] = copied
    if not changed:
        return element
    clone = element._clone()
    clone.__dict__.update(changed)
    memo[id(element)] = clone
    return clone


def replacement_traverse(obj, opts, replace):
    if obj is None:
        return None
    return _replace(obj, replace, {})


def cloned_traverse(obj, opts, visitors):
    def replace(element):
        visit = visitors.get(element.__visit_name__)
        if visit is None:
            return None
        clone = element._clone()
        visit(clone)
        return clone
    return replacement_traverse(obj, opts, replace)


class Visitable:
    pass


class ExternalTraversal:
    __traverse_options__ = {}

    def traverse(self, obj):
        for element in iterate(obj):
            visit = getattr(self, "visit_" + element.__visit_name__, None)
            if visit is not None:
                visit(element)
        return obj


ClauseVisitor = ExternalTraversal
CloningVisitor = CloningExternalTraversal = ExternalTraversal


class InternalTraversal:
    def __getattr__(self, name):
        return name


InternalTraversal = InternalTraversal()
