import sys
import types
import tools
print(sys.modules["tools"] is tools, sys.modules["__main__"].__name__)
del sys.modules["tools"]
import tools as again
print(again is tools)
fake = types.ModuleType("fake")
fake.x = 9
sys.modules["fake"] = fake
import fake as f
from fake import x
print(f.x, x)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
