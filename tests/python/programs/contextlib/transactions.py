from contextlib import ExitStack, contextmanager, nullcontext, suppress

log = []


@contextmanager
def transaction(name):
    log.append(f"begin {name}")
    try:
        yield name
    except ValueError:
        log.append(f"rollback {name}")
        raise
    else:
        log.append(f"commit {name}")


with transaction("a") as a, transaction("b"):
    log.append(f"in {a}")
with suppress(ValueError), transaction("c"):
    raise ValueError("no")
with ExitStack() as stack:
    for name in "de":
        stack.enter_context(transaction(name))
    stack.callback(log.append, "callback")
with nullcontext(5) as five:
    log.append(five)
print(log)
