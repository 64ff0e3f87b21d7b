"""hybrid_property and hybrid_method: one function for an object and, on the class, for SQL."""
from sqlalchemy.orm.base import ClauseProxy


def _unwrapped(function):
    return function.__func__ if isinstance(function, classmethod) else function


class hybrid_method:
    def __init__(self, func, expr=None):
        self.func = func
        self.expr = func if expr is None else expr

    def __get__(self, instance, owner):
        if instance is None:
            return self.expr.__get__(owner, type(owner))
        return self.func.__get__(instance, owner)

    def expression(self, expr):
        self.expr = _unwrapped(expr)
        return self

    @property
    def inplace(self):
        return self


class hybrid_property:
    def __init__(self, fget, fset=None, fdel=None, expr=None, custom_comparator=None, update_expr=None):
        self.fget, self.fset, self.fdel, self.expr = fget, fset, fdel, expr
        self.custom_comparator, self.update_expr = custom_comparator, update_expr
        self.__doc__ = getattr(fget, "__doc__", None)
        self.__name__ = getattr(fget, "__name__", None)

    def __get__(self, instance, owner):
        if instance is not None:
            return self.fget(instance)
        if self.custom_comparator is not None:
            return self.custom_comparator(owner)
        made = (self.expr or self.fget)(owner)
        return made

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _copy(self, **changes):
        values = {n: getattr(self, n) for n in ("fget", "fset", "fdel", "expr", "custom_comparator", "update_expr")}
        return type(self)(**{**values, **changes})

    def getter(self, fget):
        return self._copy(fget=fget)

    def setter(self, fset):
        return self._copy(fset=fset)

    def deleter(self, fdel):
        return self._copy(fdel=fdel)

    def expression(self, expr):
        return self._copy(expr=_unwrapped(expr))

    def comparator(self, comparator):
        return self._copy(custom_comparator=comparator)

    def update_expression(self, function):
        return self._copy(update_expr=function)

    @property
    def overrides(self):
        return self

    @property
    def inplace(self):
        return _InPlace(self)


class _InPlace:
    """Changes the attribute itself, under whatever name the function stands."""

    def __init__(self, attribute):
        self.attribute = attribute

    def _set(self, name, function):
        setattr(self.attribute, name, _unwrapped(function))
        return self.attribute

    def getter(self, fget):
        return self._set("fget", fget)

    def setter(self, fset):
        return self._set("fset", fset)

    def deleter(self, fdel):
        return self._set("fdel", fdel)

    def expression(self, expr):
        return self._set("expr", expr)

    def comparator(self, comparator):
        return self._set("custom_comparator", comparator)

    def update_expression(self, function):
        return self._set("update_expr", function)


class Comparator(ClauseProxy):
    def __init__(self, expression):
        self.expression = expression

    def __clause_element__(self):
        made = self.expression
        return made.__clause_element__() if hasattr(made, "__clause_element__") else made


ExprComparator = Comparator
HybridExtensionType = None
