import importlib
import counter
counter.extra = 1
again = importlib.reload(counter)
print(again is counter, counter.extra, counter.runs)
