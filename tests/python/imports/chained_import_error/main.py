try:
    import first
except ImportError as e:
    print(e, type(e.__cause__).__name__)
