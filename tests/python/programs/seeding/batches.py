from itertools import islice


def batches(items, size):
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def placeholders(count):
    return ", ".join(f":p{n}" for n in range(count))


for batch in batches(range(10), 4):
    print(batch, placeholders(len(batch)))
print(list(batches([], 3)), list(batches("ab", 5)))
