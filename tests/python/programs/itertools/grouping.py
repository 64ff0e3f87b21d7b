from itertools import accumulate, chain, combinations, count, groupby, islice, pairwise, product, starmap, takewhile, zip_longest

ROWS = [("a", 1), ("a", 2), ("b", 3), ("c", 4), ("c", 5)]
print({key: [value for _, value in group] for key, group in groupby(ROWS, key=lambda row: row[0])})
print(list(accumulate(value for _, value in ROWS)), list(chain.from_iterable([[1], [2, 3]])), list(combinations("abc", 2)), list(islice(count(5, 5), 3)))
print(list(pairwise([1, 2, 4])), list(product("ab", [0, 1])), list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda n: n < 3, range(9))), list(zip_longest("ab", "c", fillvalue="-")))
edges = {"base": [], "a": ["base"], "b": ["a"], "c": ["a"], "d": ["b", "c"]}


def walk(node, seen=None):
    seen = set() if seen is None else seen
    for parent in edges[node]:
        yield from walk(parent, seen)
    if node not in seen:
        seen.add(node)
        yield node


print(list(walk("d")), sorted(set(edges) - set(chain.from_iterable(edges.values()))))
