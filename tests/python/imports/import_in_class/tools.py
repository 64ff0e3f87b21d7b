one, two = 1, 2
