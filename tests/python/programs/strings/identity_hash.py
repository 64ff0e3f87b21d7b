print(hash("a") == hash("a"), len({"a", "b", "a"}), "é" == "e\u0301", len("e\u0301"))
d = {"key%d" % i: i for i in range(100)}
print(sum(d["key" + str(i)] for i in range(100)))
