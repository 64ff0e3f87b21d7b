from models import *

print(Settings.before, Settings.after)
try:
    if Settings.chosen:
        pass
except Exception as e:
    print(type(e).__name__, e)
try:
    Settings.chosen.more == 3
except Exception as e:
    print(type(e).__name__)
print(annotated.__annotations__)
print(Record.__annotations__)
try:
    import wrong
except NameError as e:
    print(type(e).__name__)
