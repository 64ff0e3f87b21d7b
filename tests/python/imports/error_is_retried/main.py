import sys
for i in range(2):
    try:
        import bad
    except ValueError as e:
        print(e, "bad" in sys.modules)
