try:
    import a
except ImportError as e:
    print(type(e).__name__, str(e).split(" (/")[0].split(" (a")[0])
import sys
print("a" in sys.modules, "b" in sys.modules)
