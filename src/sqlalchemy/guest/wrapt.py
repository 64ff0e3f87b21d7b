"""wrapt: an object that stands for another."""
from _rest import rest_of


class ObjectProxy:
    def __init__(self, wrapped):
        object.__setattr__(self, "__wrapped__", wrapped)

    def __getattr__(self, name):
        return getattr(object.__getattribute__(self, "__wrapped__"), name)

    def __setattr__(self, name, value):
        if name.startswith("_self_") or hasattr(type(self), name):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__wrapped__, name, value)

    def __fspath__(self):
        import os
        return os.fspath(self.__wrapped__)

    def __call__(self, *args, **kwargs):
        return self.__wrapped__(*args, **kwargs)

    def __truediv__(self, other):
        return self.__wrapped__ / other

    def __getitem__(self, key):
        return self.__wrapped__[key]

    def __eq__(self, other):
        return self.__wrapped__ == other

    def __hash__(self):
        return hash(self.__wrapped__)

    def __bool__(self):
        return bool(self.__wrapped__)

    def __len__(self):
        return len(self.__wrapped__)

    def __iter__(self):
        return iter(self.__wrapped__)

    def __str__(self):
        return str(self.__wrapped__)

    def __enter__(self):
        return self.__wrapped__.__enter__()

    def __exit__(self, *exception):
        return self.__wrapped__.__exit__(*exception)


CallableObjectProxy = BaseObjectProxy = ObjectProxy


__getattr__ = rest_of("wrapt")
