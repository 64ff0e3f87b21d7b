"""ordering_list("position"): a list of a relation that numbers its items."""
from sqlalchemy.orm.relationships import InstrumentedList


def count_from_0(index, collection):
    return index


def count_from_1(index, collection):
    return index + 1


def count_from_n_factory(start):
    return lambda index, collection: index + start


def ordering_list(attr, count_from=None, ordering_func=None, reorder_on_append=False):
    if ordering_func is None:
        ordering_func = count_from_n_factory(count_from or 0)
    return lambda: OrderingList(attr, ordering_func, reorder_on_append)


class OrderingList(InstrumentedList):
    def __init__(self, ordering_attr=None, ordering_func=count_from_0, reorder_on_append=False):
        list.__init__(self)
        self.ordering_attr, self.ordering_func, self.reorder_on_append = ordering_attr, ordering_func, reorder_on_append

    def _number(self, index, item, anew=True):
        if anew or getattr(item, self.ordering_attr) is None:
            setattr(item, self.ordering_attr, self.ordering_func(index, self))

    def reorder(self):
        for index, item in enumerate(self):
            self._number(index, item)

    _reorder = reorder

    def append(self, item):
        InstrumentedList.append(self, item)
        self._number(len(self) - 1, item, self.reorder_on_append)

    def insert(self, index, item):
        InstrumentedList.insert(self, index, item)
        self.reorder()

    def remove(self, item):
        InstrumentedList.remove(self, item)
        self.reorder()

    def pop(self, index=-1):
        item = InstrumentedList.pop(self, index)
        self.reorder()
        return item

    def __setitem__(self, index, value):
        InstrumentedList.__setitem__(self, index, value)
        self.reorder()

    def __delitem__(self, index):
        InstrumentedList.__delitem__(self, index)
        self.reorder()
