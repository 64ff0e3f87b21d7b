def read(lines):
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if line:
            yield number, line


def parse(rows):
    for number, line in rows:
        try:
            name, value = line.split("=", 1)
        except ValueError:
            yield number, None
        else:
            yield number, (name.strip(), value.strip())


def batch(items, size):
    group = []
    for item in items:
        group.append(item)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


for group in batch(parse(read(["a=1", "", "b = 2", "bad", "c==3"])), 2):
    print(group)
total = sum(int(pair[1]) for _, pair in parse(read(["a=1", "b=2"])) if pair)
print(total, list(batch([], 3)))
