import importlib.util
import vendor
print(importlib.util.find_spec("other"), importlib.util.find_spec("json") is not None)
