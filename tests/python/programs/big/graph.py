graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}, "e": {}}
def dijkstra(start):
    dist, done = {start: 0}, set()
    while len(done) < len(dist):
        node = min((n for n in dist if n not in done), key=lambda n: (dist[n], n))
        done.add(node)
        for other, w in graph[node].items():
            if dist.get(other, float("inf")) > dist[node] + w:
                dist[other] = dist[node] + w
    return dist
print(dijkstra("a"))
def topological(g):
    order, seen = [], {}
    def visit(n):
        if seen.get(n) == 1:
            raise ValueError(f"cycle at {n}")
        if n not in seen:
            seen[n] = 1
            for m in sorted(g[n]):
                visit(m)
            seen[n] = 2
            order.append(n)
    for n in sorted(g):
        visit(n)
    return order[::-1]
print(topological(graph))
graph["e"]["a"] = 1
try:
    topological(graph)
except ValueError as e:
    print(e)
def paths(g, a, b, seen=()):
    if a == b:
        yield (*seen, b)
    for n in g[a]:
        if n not in seen and n != a:
            yield from paths(g, n, b, (*seen, a))
print(sorted(paths(graph, "a", "e"), key=len))
