def helper():
    return undefned
helper()
