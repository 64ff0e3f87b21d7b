"""An order in which what is needed comes first."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._before, self._after, self._is_prepared = {}, {}, False
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._is_prepared:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._note(node)
        self._before[node] += len(predecessors)
        for one in predecessors:
            self._note(one)
            self._after[one].append(node)

    def _note(self, node):
        self._before.setdefault(node, 0)
        self._after.setdefault(node, [])

    def prepare(self):
        if self._is_prepared:
            raise ValueError("cannot prepare() more than once")
        self._is_prepared = True
        self._ready = [node for node, count in self._before.items() if not count]
        self._passed = self._finished = 0
        self._state = dict.fromkeys(self._before, "waiting")
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        done = set()
        for start in self._after:
            if start in done:
                continue
            path, places, pending = [], {}, [iter((start,))]
            while pending:
                node = next(pending[-1], None)
                if node is None:
                    pending.pop()
                    if path:
                        done.add(path[-1])
                        del places[path.pop()]
                elif node in places:
                    return path[places[node]:] + [node]
                elif node not in done:
                    places[node] = len(path)
                    path.append(node)
                    pending.append(iter(self._after[node]))
        return None

    def _check(self):
        if not self._is_prepared:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._check()
        ready, self._ready = tuple(self._ready), []
        for node in ready:
            self._state[node] = "passed"
        self._passed += len(ready)
        return ready

    def is_active(self):
        self._check()
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check()
        for node in nodes:
            state = self._state.get(node)
            if state is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if state == "waiting":
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == "done":
                raise ValueError(f"node {node!r} was already marked done")
            self._state[node] = "done"
            self._finished += 1
            for after in self._after[node]:
                self._before[after] -= 1
                if not self._before[after]:
                    self._ready.append(after)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
