print(list[int], dict[str, int], tuple[int, ...], int | None, list[int] | str, type[int], set["x"], list[list[int]], tuple[()], frozenset[int])
print(list[int].__origin__, list[int].__args__, (int | str).__args__, list[int]([1, 2]), int | str == str | int, isinstance(1, int | str))
