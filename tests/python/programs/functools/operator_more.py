import operator

print(operator.iadd([1], [2]), operator.ixor(5, 1), operator.call(max, 1, 2), operator.length_hint([1, 2]), operator.length_hint(5, 7))
print(operator.__add__(1, 2), operator.ipow(2, 3), operator.iconcat([1], [2]), operator.__not__(0), operator.__and__(6, 3))
print(operator.attrgetter("a.b"), operator.itemgetter(1, 2)([1, 2, 3]), operator.methodcaller("upper")("x"))
items = [1]
print(operator.iconcat(items, [3]) is items, items, operator.isub(5, 3), operator.imul("a", 3), operator.ifloordiv(7, 2))
print(operator.concat([1], [2]), operator.countOf([1, 2, 1], 1), operator.indexOf([1, 2], 2), operator.contains("abc", "b"))
