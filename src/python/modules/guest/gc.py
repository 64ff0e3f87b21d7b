"""Garbage collection is the interpreter's affair."""


def collect(generation=2):
    return 0


def enable():
    pass


disable = enable


def isenabled():
    return True


DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
callbacks, garbage = [], []


def get_count():
    return 0, 0, 0


def get_threshold():
    return 700, 10, 10


def set_threshold(*thresholds):
    pass


freeze = unfreeze = set_debug = set_threshold


def get_debug():
    return 0


get_freeze_count = get_debug


def get_objects(generation=None):
    return []


get_referents = get_referrers = get_stats = lambda *objects: []


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, str, bytes, bool, type(None)))


def is_finalized(obj, /):
    return False
