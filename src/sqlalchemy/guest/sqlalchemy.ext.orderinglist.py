"""ordering_list("position"): a list of a relation that numbers its items."""


def count_from_0(index, collection):
    return index


def count_from_1(index, collection):
    return index + 1


def ordering_list(attr, count_from=None, ordering_func=None, reorder_on_append=False):
    return list


OrderingList = list
