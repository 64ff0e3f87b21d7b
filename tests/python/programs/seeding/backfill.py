import re
from collections import defaultdict

USERS = [(1, "Ann Lee", "ann@example.org"), (2, "Bob", None), (3, "Ann Lee", "ann2@example.org"), (4, " Zoë  Ü ", "z@x")]


def username(name, taken):
    base = re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_") or "user"
    candidate, n = base, 1
    while candidate in taken:
        n += 1
        candidate = f"{base}{n}"
    taken.add(candidate)
    return candidate


taken = set()
updates = [{"b_id": id, "username": username(name, taken)} for id, name, _ in USERS]
print(updates)
domains = defaultdict(list)
for id, _, email in USERS:
    if email:
        domains[email.rpartition("@")[2]].append(id)
print(dict(domains), sorted(domains, key=lambda d: (-len(domains[d]), d)))
