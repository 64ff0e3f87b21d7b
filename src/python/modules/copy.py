import _host


class Error(Exception):
    pass


error = Error
_atomic = (type(None), int, float, bool, str, bytes, type, range, type(lambda: 0), type(len), type(...),
           property, slice, type(list[int]), type(int | str))


def _rebuild(x, state):
    cls = type(x)
    if isinstance(x, (tuple, list, dict, set, frozenset, str, int, float)):
        y = cls.__new__(cls, x) if isinstance(x, (tuple, frozenset, str, int, float)) else cls.__new__(cls)
        if isinstance(x, list):
            list.extend(y, x)
        elif isinstance(x, dict):
            dict.update(y, x)
        elif isinstance(x, set):
            set.update(y, x)
    else:
        y = cls.__new__(cls)
    if hasattr(cls, "__setstate__"):
        y.__setstate__(state)
    else:
        for name, value in state.items():
            object.__setattr__(y, name, value)
    return y


def _state(x):
    if hasattr(type(x), "__getstate__"):
        return x.__getstate__()
    state = dict(getattr(x, "__dict__", {}))
    for cls in type(x).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(x, name):
                state[name] = getattr(x, name)
    return state


def copy(x):
    cls = type(x)
    if cls in _atomic or cls in (tuple, frozenset) or _host.is_opaque(x) or isinstance(x, type):
        return x
    if cls in (list, dict, set):
        return x.copy()
    if hasattr(cls, "__copy__"):
        return x.__copy__()
    return _rebuild(x, _state(x))


def deepcopy(x, memo=None):
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    cls = type(x)
    if cls in _atomic or _host.is_opaque(x) or isinstance(x, type):
        return x
    if hasattr(cls, "__deepcopy__"):
        y = x.__deepcopy__(memo)
    elif cls is list:
        y = memo[id(x)] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls in (tuple, set, frozenset):
        y = cls([deepcopy(item, memo) for item in x])
    else:
        y = memo[id(x)] = _rebuild(x, {})
        for name, value in deepcopy(_state(x), memo).items():
            object.__setattr__(y, name, value)
        if isinstance(x, list):
            y[:] = [deepcopy(item, memo) for item in x]
        elif isinstance(x, dict):
            for key in x:
                dict.__setitem__(y, key, deepcopy(x[key], memo))
    memo[id(x)] = y
    return y
