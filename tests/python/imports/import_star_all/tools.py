__all__ = ["one", "_shown"]
one, two, _shown = 1, 2, 3
