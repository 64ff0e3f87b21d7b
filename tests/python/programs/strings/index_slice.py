s = "héllo wörld"
print(s[0], s[1], s[-1], s[-11], s[2:5], s[:3], s[-3:], s[::2], s[::-1], s[10:2:-3], s[100:], s[-100:3], s[5:2], s[None:None:None], s[True])
for i in (11, -12, 10**30, "a", None, 1.0):
    try:
        print(s[i])
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
