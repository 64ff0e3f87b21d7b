"""Binding of arguments to parameters that are known at run time only, with the errors of a written function."""

MISSING = object()


def _quoted(names):
    names = [repr(name) for name in names]
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]


def _raise_missing(label, kind, names):
    plural = "" if len(names) == 1 else "s"
    raise TypeError(f"{label} missing {len(names)} required {kind} argument{plural}: {_quoted(names)}")


def _raise_too_many(label, names, optional, given):
    most = len(names) + 1
    takes = f"from {most - optional} to {most}" if optional else str(most)
    plural = "" if most == 1 and not optional else "s"
    was = "was" if given == 0 else "were"
    raise TypeError(f"{label} takes {takes} positional argument{plural} but {given + 1} {was} given")


def bind(label, names, keyword_only, optional, args, kwargs):
    """The values of `names` and `keyword_only` in order, MISSING for those in `optional` that are not given.

    The function called has one more parameter before these (self or cls), which messages count.
    """
    if len(args) > len(names):
        _raise_too_many(label, names, sum([name in optional for name in names]), len(args))
    values = dict(zip(names, args))
    for name, value in kwargs.items():
        if name in values:
            raise TypeError(f"{label} got multiple values for argument {name!r}")
        if name not in names and name not in keyword_only:
            raise TypeError(f"{label} got an unexpected keyword argument {name!r}")
        values[name] = value
    missing = [name for name in names if name not in values and name not in optional]
    if missing:
        _raise_missing(label, "positional", missing)
    missing = [name for name in keyword_only if name not in values and name not in optional]
    if missing:
        _raise_missing(label, "keyword-only", missing)
    return [values.get(name, MISSING) for name in names] + [values.get(name, MISSING) for name in keyword_only]
