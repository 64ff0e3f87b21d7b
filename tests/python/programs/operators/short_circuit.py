def t(x):
    print("t", x)
    return x
print(t(0) and t(1), t(1) and t(2), t(0) or t(""), t(3) or t(4), not t([]), (t(1) and t(0)) or t("z"), t(1) if t(0) else t(2))
