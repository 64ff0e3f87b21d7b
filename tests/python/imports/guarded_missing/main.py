# A module that is not there is an error where somebody has thought of it, else opaque.
import importlib
try:
    from nowhere_fast import Fast
except ImportError as e:
    print(type(e).__name__, e.name)
    Fast = "fallback"
try:
    import nowhere.deep
except (KeyError, ModuleNotFoundError):
    print("no module")
print(Fast)
