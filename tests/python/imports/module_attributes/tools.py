"""What it does."""


def total():
    return added + more
