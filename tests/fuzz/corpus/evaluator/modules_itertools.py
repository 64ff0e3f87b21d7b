from itertools import *
print(list(chain([1], [2, 3])), list(combinations("abc", 2)), list(permutations([1, 2, 3], 2)), list(product([1, 2], "a")), list(islice(count(5), 3)), list(repeat(1, 2)))
print([(k, list(g)) for k, g in groupby("aabbc")], list(zip_longest([1, 2], [3], fillvalue=0)), list(accumulate([1, 2, 3])), list(takewhile(lambda x: x < 3, count())), list(dropwhile(lambda x: x < 3, range(5))), list(starmap(pow, [(2, 3)])), list(pairwise("abc")), list(compress("abc", [1, 0, 1])), list(chain.from_iterable([[1], [2]])), [list(t) for t in tee([1, 2])])
