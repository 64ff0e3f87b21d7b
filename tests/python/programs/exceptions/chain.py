try:
    try:
        raise KeyError("k")
    except KeyError as e:
        raise ValueError("v") from e
except ValueError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: {}["x"]
except KeyError as e:
    print(repr(e.__context__))
raise RuntimeError("end") from None
