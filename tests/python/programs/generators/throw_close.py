def gen():
    try:
        while True:
            try: yield 1
            except ValueError as e: print("caught", e); yield 2
    finally: print("closed")
g = gen(); next(g); print(g.throw(ValueError("x"))); next(g); g.close(); print(list(g))
