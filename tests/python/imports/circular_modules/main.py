import a
print(a.value(), a.b.value())
