try:
    format(1, 5)
except TypeError as e:
    print(e)
