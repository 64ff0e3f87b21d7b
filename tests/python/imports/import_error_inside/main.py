try:
    from app import broken
except ModuleNotFoundError as e:
    print(e.name)
try:
    from app import broken
except ModuleNotFoundError as e:
    print(e.name)
