def t1(): a, b = 1,
def t2(): a, b = 1, 2, 3
def t3(): a, b = 5
def t4(): a, *b, c = [1]
def t5(): a, b, c = "ab"
def t6(): a, b = iter([1, 2, 3])
def t7(): a, b = {1: 2}
def t8(): (a, b), c = 1, 2
def t9(): a, b = None
def t10(): [a] = []
def t11(): a, b = (i for i in range(5))
for t in (t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11):
    try:
        t()
        print("fine")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
