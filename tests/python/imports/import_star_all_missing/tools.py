__all__ = ("one", "nothing")
one = 1
