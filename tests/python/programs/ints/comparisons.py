print(1 < 2.5, 10**20 == 1e20, 10**20 + 1 == 1e20, 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 1 == 1.0 == True, 10**400 > 1e308, 10**400 < float("inf"), -(10**400) > -float("inf"), 5 == "5", 5 != None)
for op in ("<", "<=", ">", ">="):
    try:
        eval(f"1 {op} 'a'") if False else {"<": lambda: 1 < "a", "<=": lambda: 1 <= None, ">": lambda: 1 > [], ">=": lambda: 1.5 >= {}}[op]()
    except TypeError as e:
        print(e)
