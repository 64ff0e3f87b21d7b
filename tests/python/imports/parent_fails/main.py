import sys
try:
    import app.child
except RuntimeError as e:
    print(e)
print([n for n in sys.modules if n.startswith("app")])
