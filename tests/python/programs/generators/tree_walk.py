class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right
def insert(n, v):
    if n is None:
        return Node(v)
    if v < n.v:
        n.left = insert(n.left, v)
    else:
        n.right = insert(n.right, v)
    return n
root = None
for v in (5, 2, 8, 1, 9, 3):
    root = insert(root, v)
print(list(root))
def permutations(items):
    if not items:
        yield ()
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (x, *rest)
print(list(permutations("abc")), len(list(permutations(range(5)))))
