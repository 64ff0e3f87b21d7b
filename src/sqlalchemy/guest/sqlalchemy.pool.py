class NullPool:
    pass
