import warnings


def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(), old())
print([(str(one.message), one.category.__name__) for one in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as error:
        print("raised", error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="old", category=DeprecationWarning)
    old()
    warnings.warn("other")
print([str(one.message) for one in caught])
