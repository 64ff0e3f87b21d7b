from vendor import v
try:
    x = int(v)
except Exception:
    x = "fallback"
print(x)
