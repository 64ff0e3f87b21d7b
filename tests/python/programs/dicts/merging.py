from collections import Counter, OrderedDict, defaultdict

base = {"a": 1, "b": {"x": 1}}
override = {"b": {"y": 2}, "c": 3}


def merge(one, two):
    result = dict(one)
    for key, value in two.items():
        result[key] = merge(result[key], value) if isinstance(value, dict) and isinstance(result.get(key), dict) else value
    return result


print(merge(base, override), base | override, {**base, "d": 4}, base)
groups = defaultdict(list)
for word in "one two three four five six".split():
    groups[len(word)].append(word)
print(dict(groups), Counter("mississippi").most_common(2), OrderedDict(sorted(groups.items(), reverse=True)))
print(dict(zip("abc", range(3))), {value: key for key, value in base.items() if not isinstance(value, dict)}, dict.fromkeys("ab", 0), list(reversed({"x": 1, "y": 2})))
