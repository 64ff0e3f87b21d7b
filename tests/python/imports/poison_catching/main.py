from vendor import v
try:
    x = len(v)
except Exception:
    x = "fallback"
print(x)
