ROWS = [(1, None, "root"), (2, 1, "a"), (3, 1, "b"), (4, 2, "a1"), (5, 9, "lost")]


def paths(rows):
    by_id = {id: (parent, name) for id, parent, name in rows}

    def path(id, seen=()):
        if id in seen:
            raise ValueError(f"cycle at {id}")
        if id not in by_id:
            return None
        parent, name = by_id[id]
        if parent is None:
            return name
        above = path(parent, (*seen, id))
        return None if above is None else f"{above}/{name}"

    return {id: path(id) for id in by_id}


print(paths(ROWS))
try:
    paths([(1, 2, "x"), (2, 1, "y")])
except ValueError as error:
    print(error)
