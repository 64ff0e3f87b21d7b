for a in (-17, -1, 0, 1, 17, 10**20, -(10**20)):
    for b in (-5, -1, 1, 5, 3 * 10**10):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b))
