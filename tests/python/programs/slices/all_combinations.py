data = list(range(6))
text = "abcdef"
total = []
for start in (None, -7, -2, 0, 1, 5, 9):
    for stop in (None, -7, -2, 0, 1, 5, 9):
        for step in (None, -3, -1, 1, 2):
            part = data[start:stop:step]
            assert "".join(text[i] for i in part) == text[start:stop:step]
            assert tuple(part) == tuple(data)[start:stop:step] == tuple(range(6)[start:stop:step])
            assert bytes(part) == bytes(data)[start:stop:step]
            total.append(part)
print(len(total), total[::17])
