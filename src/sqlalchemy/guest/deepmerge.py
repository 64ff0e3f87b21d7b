"""deepmerge: dictionaries within dictionaries, merged."""


class InvalidMerge(Exception):
    pass


def _append(merger, path, base, nxt):
    return base + nxt


def _prepend(merger, path, base, nxt):
    return nxt + base


def _append_unique(merger, path, base, nxt):
    return base + [item for item in nxt if item not in base]


def _override(merger, path, base, nxt):
    return nxt


def _use_existing(merger, path, base, nxt):
    return base


def _union(merger, path, base, nxt):
    return base | nxt


def _intersect(merger, path, base, nxt):
    return base & nxt


def _merge(merger, path, base, nxt):
    for key, value in nxt.items():
        base[key] = merger.value_strategy([*path, key], base[key], value) if key in base else value
    return base


_STRATEGIES = {"append": _append, "prepend": _prepend, "append_unique": _append_unique, "override": _override,
               "override_if_not_empty": lambda merger, path, base, nxt: nxt if nxt else base, "merge": _merge,
               "use_existing": _use_existing, "union": _union, "intersect": _intersect}


class Merger:
    def __init__(self, type_strategies, fallback_strategies, type_conflict_strategies):
        self._types = [(cls, self._known(names)) for cls, names in type_strategies]
        self._fallback, self._conflict = self._known(fallback_strategies), self._known(type_conflict_strategies)

    def _known(self, names):
        return [_STRATEGIES[name] if isinstance(name, str) else name
                for name in (names if isinstance(names, (list, tuple)) else [names])]

    def merge(self, base, nxt):
        return self.value_strategy([], base, nxt)

    def value_strategy(self, path, base, nxt):
        strategies = self._fallback
        for cls, own in self._types:
            if isinstance(nxt, cls):
                strategies = own if isinstance(base, cls) else self._conflict
                break
        else:
            if not (isinstance(base, type(nxt)) or isinstance(nxt, type(base))):
                strategies = self._conflict
        if not strategies:
            raise InvalidMerge(f"no more strategies found for {path!r}")
        return strategies[0](self, path, base, nxt)


always_merger = Merger([(list, "append"), (dict, "merge"), (set, "union")], ["override"], ["override"])
conservative_merger = Merger([(list, "append"), (dict, "merge"), (set, "union")], ["use_existing"], ["use_existing"])
merge_or_raise = Merger([(list, "append"), (dict, "merge"), (set, "union")], [], [])
