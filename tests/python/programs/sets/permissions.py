ROLES = {"admin": {"read", "write", "delete"}, "editor": {"read", "write"}, "viewer": {"read"}}


def granted(*roles):
    return frozenset().union(*(ROLES[role] for role in roles))


print(sorted(granted("admin")), sorted(granted("editor", "viewer")), sorted(ROLES["admin"] - ROLES["editor"]), ROLES["viewer"] < ROLES["editor"])
print(granted() == set(), sorted(ROLES["admin"] ^ ROLES["viewer"]), ROLES["editor"] >= {"read"}, ROLES["editor"].isdisjoint({"x"}), len({frozenset(p) for p in ROLES.values()}))
order = sorted(ROLES, key=lambda role: (-len(ROLES[role]), role))
print(order, {permission: [role for role in order if permission in ROLES[role]] for permission in sorted(ROLES["admin"])})
