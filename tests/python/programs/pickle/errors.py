import pickle

for wrong in (lambda: pickle.loads(b""), lambda: pickle.dumps(5, 9), lambda: pickle.loads(b"\x80\x63N.")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(pickle.PicklingError, pickle.PickleError))
