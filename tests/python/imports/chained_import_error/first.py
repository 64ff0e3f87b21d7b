try:
    import second
except ImportError as e:
    raise ImportError("first needs second") from e
