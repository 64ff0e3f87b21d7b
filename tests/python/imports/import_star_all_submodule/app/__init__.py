__all__ = ["models", "VALUE"]
VALUE = 5
