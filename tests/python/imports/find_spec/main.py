import importlib.util
print(importlib.util.find_spec("nothing"))
print(importlib.util.find_spec("tools").name)
print(importlib.util.find_spec("app.sub").name)
import sys
print("tools" in sys.modules, "app" in sys.modules)
