from operator import add


class count:
    def __init__(self, start=0, step=1):
        self._now, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        now = self._now
        self._now = now + self._step
        return now

    def __repr__(self):
        return f"count({self._now})" if self._step == 1 else f"count({self._now}, {self._step})"


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        yield from saved


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    func = func or add
    iterator = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    for item in iterator:
        total = func(total, item)
        yield total


class chain:
    def __init__(self, *iterables):
        self._rest = self._items(iterables)

    @staticmethod
    def _items(iterables):
        for iterable in iterables:
            yield from iterable

    @classmethod
    def from_iterable(cls, iterables, /):
        self = cls()
        self._rest = cls._items(iterables)
        return self

    def __iter__(self):
        return self._rest

    def __next__(self):
        return next(self._rest)


def compress(data, selectors):
    return (d for d, s in zip(data, selectors) if s)


def dropwhile(predicate, iterable, /):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable, /):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable, /):
    return (x for x in iterable if not (x if predicate is None else predicate(x)))


def groupby(iterable, key=None):
    iterator = iter(iterable)
    done = object()
    item = next(iterator, done)

    def group(wanted):
        nonlocal item, now
        while item is not done and now == wanted:
            yield item
            item = next(iterator, done)
            if item is not done:
                now = key(item) if key else item

    now = None if item is done else key(item) if key else item
    while item is not done:
        wanted = now
        members = group(wanted)
        yield wanted, members
        for _ in members:
            pass


def islice(iterable, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, s.step or 1
    if stop is not None and stop <= start:
        iterator = iter(iterable)
        for _ in range(stop):
            next(iterator, None)
        return
    wanted = start
    for i, item in enumerate(iterable):
        if i == wanted:
            yield item
            wanted += step
        if stop is not None and i + 1 >= stop:
            return


def pairwise(iterable, /):
    iterator = iter(iterable)
    for before in iterator:
        for item in iterator:
            yield before, item
            before = item


def starmap(function, iterable, /):
    return (function(*args) for args in iterable)


def tee(iterable, n=2, /):
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]

    def follow(mine):
        while True:
            if not mine:
                try:
                    item = next(iterator)
                except StopIteration:
                    return
                for queue in queues:
                    queue.append(item)
            yield mine.pop(0)

    return tuple(follow(queue) for queue in queues)


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(i) for i in iterables]
    active = len(iterators)
    if not active:
        return
    ended = [False] * active
    while True:
        row = []
        for i, iterator in enumerate(iterators):
            value = fillvalue
            if not ended[i]:
                try:
                    value = next(iterator)
                except StopIteration:
                    ended[i] = True
                    active -= 1
                    if not active:
                        return
            row.append(value)
        yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(p) for p in iterables] * repeat

    def rest(i):
        if i == len(pools):
            yield ()
            return
        for item in pools[i]:
            for tail in rest(i + 1):
                yield (item,) + tail

    return rest(0)


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r

    def rest(used):
        if len(used) == r:
            yield tuple(pool[i] for i in used)
            return
        for i in range(len(pool)):
            if i not in used:
                yield from rest(used + (i,))

    return rest(())


def combinations(iterable, r):
    pool = tuple(iterable)

    def rest(start, chosen):
        if len(chosen) == r:
            yield chosen
            return
        for i in range(start, len(pool)):
            yield from rest(i + 1, chosen + (pool[i],))

    return rest(0, ())


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)

    def rest(start, chosen):
        if len(chosen) == r:
            yield chosen
            return
        for i in range(start, len(pool)):
            yield from rest(i, chosen + (pool[i],))

    return rest(0, ())
