from vendor import flag
before = 1
if flag:
    chosen = 1
else:
    chosen = 2
after = before + 1
print("goes on", after)


def use():
    return chosen


for attempt in (use, lambda: chosen + 1):
    try:
        attempt()
    except Exception as e:
        print(type(e).__name__, e)
        print(type(e.__cause__).__name__)
again = chosen
print(again)
