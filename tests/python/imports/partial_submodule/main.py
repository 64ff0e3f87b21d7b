import app
print(app.inner.value)
try:
    import app.outer
except ImportError as e:
    print(type(e).__name__)
try:
    app.outer
except AttributeError as e:
    print(type(e).__name__, e)
