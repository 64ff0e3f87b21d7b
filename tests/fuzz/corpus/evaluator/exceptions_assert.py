assert True
assert 1 == 2, f"got {1}"
