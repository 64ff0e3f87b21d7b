"""What functions, classes and modules are made of."""

import _host
import sys
import types
from collections import OrderedDict
from types import (BuiltinFunctionType, CodeType, CoroutineType, FunctionType, GeneratorType, GetSetDescriptorType,
                   MemberDescriptorType, MethodDescriptorType, MethodType, ModuleType, TracebackType)

CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 4, 8, 32, 128, 512


def ismodule(object):
    return isinstance(object, ModuleType)


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, FunctionType)


def ismethod(object):
    return isinstance(object, MethodType)


def isbuiltin(object):
    return isinstance(object, BuiltinFunctionType)


def isroutine(object):
    return isinstance(object, (FunctionType, MethodType, BuiltinFunctionType, MethodDescriptorType))


def iscode(object):
    return isinstance(object, CodeType)


def istraceback(object):
    return isinstance(object, TracebackType)


def isframe(object):
    return type(object).__name__ == "frame"


def isgenerator(object):
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    return isinstance(object, CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return isinstance(object, CoroutineType) or hasattr(type(object), "__await__")


def _has_flag(object, flag):
    while hasattr(object, "__wrapped__") and not isinstance(object, (FunctionType, MethodType)):
        object = object.__wrapped__
    if isinstance(object, MethodType):
        object = object.__func__
    return isinstance(object, FunctionType) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isgetsetdescriptor(object):
    return isinstance(object, GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, MemberDescriptorType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def getmembers(object, predicate=None):
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


def _members(object, predicate, get):
    names = set(dir(object))
    if isclass(object):
        for base in object.__bases__:
            names.update([name for name, value in base.__dict__.items()
                          if isinstance(value, types.DynamicClassAttribute)])
    found = []
    for name in sorted(names):
        try:
            value = get(object, name)
        except AttributeError:
            for base in [object, *getattr(object, "__mro__", ())]:
                if name in getattr(base, "__dict__", ()):
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


_no_default = object()


def getattr_static(obj, attr, default=_no_default):
    places = [obj.__dict__] if hasattr(obj, "__dict__") else []
    kinds = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    for place in places + [kind.__dict__ for kind in kinds]:
        if attr in place:
            return place[attr]
    if default is _no_default:
        raise AttributeError(attr)
    return default


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func)}
    first = func
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


def cleandoc(doc):
    """A docstring without the indentation that its lines after the first have in common."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins) if margins else None
    lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:-1]:
            doc = doc or base.__doc__
    if doc is None and isinstance(object, MethodType):
        for base in type(object.__self__).__mro__:
            doc = doc or getattr(base.__dict__.get(object.__name__), "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    if ismodule(object) and getattr(object, "__file__", None):
        return object.__file__
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    object = getattr(object, "__func__", object)
    code = getattr(object, "__code__", object)
    if isframe(code):
        code = code.f_code
    if iscode(code):
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    f"{type(object).__name__}")


getsourcefile = getfile


def getsource(object):
    raise OSError("could not get source code")


getsourcelines = getsource


def currentframe():
    from _frames import current
    return current(1)


def stack(context=1):
    from _frames import current
    return getouterframes(current(1), context)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    annotations = obj.__dict__.get("__annotations__") if isinstance(obj, type) else getattr(obj, "__annotations__", None)
    if annotations is None:
        if not (isinstance(obj, (type, ModuleType)) or callable(obj)):
            raise TypeError(f"{obj!r} is not a module, class, or callable.")
        return {}
    if not eval_str:
        return dict(annotations)
    if globals is None:
        module = sys.modules.get(getattr(obj, "__module__", None))
        globals = getattr(unwrap(obj), "__globals__", None) or vars(module or obj)
    if locals is None:
        locals = dict(vars(obj)) if isinstance(obj, type) else globals
    return {name: eval(value, globals, locals) if isinstance(value, str) else value
            for name, value in annotations.items()}


# --- signatures ---

class _empty:
    pass


class _ParameterKind(int):
    def __new__(cls, number, name, description):
        made = super().__new__(cls, number)
        made.name, made.description = name, description
        return made

    value = property(int)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """One parameter of a function."""

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_empty, kind=_empty, annotation=_no_default, default=_no_default):
        return type(self)(self._name if name is _empty else name, self._kind if kind is _empty else kind,
                          default=self._default if default is _no_default else default,
                          annotation=self._annotation if annotation is _no_default else annotation)

    def __str__(self):
        text = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


class BoundArguments:
    """Which argument goes to which parameter."""

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, has_gap = {}, False
        for name, parameter in self._signature.parameters.items():
            if name not in self.arguments:
                has_gap = True
            elif parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            elif parameter.kind == _KEYWORD_ONLY or has_gap and parameter.kind == _POSITIONAL_OR_KEYWORD:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({shown})>"


class Signature:
    """The parameters of a function and what it returns."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        known, top, has_default = OrderedDict(), _POSITIONAL_ONLY, False
        for one in parameters or ():
            if one.kind < top:
                raise ValueError(f"wrong parameter order: {top.description} parameter before {one.kind.description} "
                                 "parameter")
            top = one.kind
            if one.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if one.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError("non-default argument follows default argument")
            if one.name in known:
                raise ValueError(f"duplicate parameter name: {one.name!r}")
            known[one.name] = one
        self._parameters = types.MappingProxyType(known)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return signature(obj, follow_wrapped=follow_wrapped, eval_str=eval_str)

    def replace(self, *, parameters=_no_default, return_annotation=_no_default):
        return type(self)(self._parameters.values() if parameters is _no_default else parameters,
                          return_annotation=self._return_annotation if return_annotation is _no_default
                          else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self._parameters.values()), self._return_annotation) == (
            list(other._parameters.values()), other._return_annotation)

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, is_partial):
        arguments, args, kwargs = {}, list(args), dict(kwargs)
        for name, one in self._parameters.items():
            if one.kind == _VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif one.kind == _VAR_KEYWORD:
                continue
            elif args and one.kind != _KEYWORD_ONLY:
                if name in kwargs and one.kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and one.kind != _POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif name in kwargs and one.default is _empty:
                raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
            elif one.default is _empty and not is_partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            last = [name for name, one in self._parameters.items() if one.kind == _VAR_KEYWORD]
            if not last:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[last[0]] = kwargs
        return BoundArguments(self, arguments)

    def __str__(self):
        shown, has_positional_only, has_star = [], False, False
        for one in self._parameters.values():
            if one.kind == _POSITIONAL_ONLY:
                has_positional_only = True
            elif has_positional_only:
                shown.append("/")
                has_positional_only = False
            if one.kind == _VAR_POSITIONAL:
                has_star = True
            elif one.kind == _KEYWORD_ONLY and not has_star:
                shown.append("*")
                has_star = True
            shown.append(str(one))
        if has_positional_only:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"


def _function_signature(function, eval_str):
    code = function.__code__
    names = code.co_varnames
    positional = names[:code.co_argcount]
    keywords = names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    annotations = get_annotations(function, eval_str=eval_str)
    defaults = function.__defaults__ or ()
    first = len(positional) - len(defaults)
    made = []
    for at, name in enumerate(positional):
        made.append(Parameter(name, _POSITIONAL_ONLY if at < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
                              default=defaults[at - first] if at >= first else _empty,
                              annotation=annotations.get(name, _empty)))
    at = len(positional) + len(keywords)
    if code.co_flags & CO_VARARGS:
        made.append(Parameter(names[at], _VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
        at += 1
    for name in keywords:
        made.append(Parameter(name, _KEYWORD_ONLY, default=(function.__kwdefaults__ or {}).get(name, _empty),
                              annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        made.append(Parameter(names[at], _VAR_KEYWORD, annotation=annotations.get(names[at], _empty)))
    return Signature(made, return_annotation=annotations.get("return", _empty))


def _without_first(made):
    parameters = list(made.parameters.values())
    if not parameters:
        raise ValueError("invalid method signature")
    if parameters[0].kind in (_VAR_POSITIONAL,):
        return made
    return made.replace(parameters=parameters[1:])


def _partial_signature(partial, made):
    bound = made.bind_partial(*partial.args, **partial.keywords).arguments
    parameters, is_keyword = [], False
    for name, one in made.parameters.items():
        if name in bound and name in partial.keywords:
            one = one.replace(default=bound[name])
            if one.kind == _POSITIONAL_OR_KEYWORD:
                is_keyword = True
        elif name in bound and one.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            continue
        if is_keyword and one.kind == _POSITIONAL_OR_KEYWORD:
            one = one.replace(kind=_KEYWORD_ONLY)
        if not (is_keyword and one.kind == _VAR_POSITIONAL):
            parameters.append(one)
    return made.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, MethodType):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped, eval_str=eval_str))
    if follow_wrapped and not isinstance(obj, type):
        obj = unwrap(obj, stop=lambda f: "__signature__" in getattr(f, "__dict__", ()))
        if isinstance(obj, MethodType):
            return signature(obj)
    own = getattr(obj, "__dict__", {}).get("__signature__")
    if own is not None:
        made = own() if callable(own) and not isinstance(own, Signature) else own
        if not isinstance(made, Signature):
            raise TypeError(f"unexpected object {made!r} in __signature__ attribute")
        return made
    if isinstance(obj, FunctionType):
        return _function_signature(obj, eval_str)
    if type(obj).__name__ == "partial":
        return _partial_signature(obj, signature(obj.func))
    if isinstance(obj, type):
        return _class_signature(obj)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, FunctionType):
        return _without_first(signature(call))
    if _host.is_opaque(obj):
        return obj
    raise ValueError(f"no signature found for builtin {obj!r}")


def _class_signature(cls):
    call = getattr(type(cls), "__call__", None)
    if isinstance(call, FunctionType):
        return _without_first(signature(call))
    new, init = getattr(cls, "__new__", None), getattr(cls, "__init__", None)
    for base in cls.__mro__:
        if isinstance(base.__dict__.get("__new__"), (staticmethod, FunctionType)) and isinstance(new, FunctionType):
            return _without_first(signature(new))
        if isinstance(base.__dict__.get("__init__"), FunctionType):
            return _without_first(signature(init))
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    raise ValueError(f"no signature found for builtin type {cls!r}")


class FullArgSpec(tuple):
    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")
    args = property(lambda self: self[0])
    varargs = property(lambda self: self[1])
    varkw = property(lambda self: self[2])
    defaults = property(lambda self: self[3])
    kwonlyargs = property(lambda self: self[4])
    kwonlydefaults = property(lambda self: self[5])
    annotations = property(lambda self: self[6])

    def __repr__(self):
        return f"FullArgSpec({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])})"


def getfullargspec(func):
    made = _function_signature(getattr(func, "__func__", func), False) if isinstance(
        func, (FunctionType, MethodType)) else signature(func)
    args, varargs, varkw, defaults, keywords, keyword_defaults = [], None, None, (), [], {}
    for name, one in made.parameters.items():
        if one.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            defaults += () if one.default is _empty else (one.default,)
        elif one.kind == _VAR_POSITIONAL:
            varargs = name
        elif one.kind == _KEYWORD_ONLY:
            keywords.append(name)
            if one.default is not _empty:
                keyword_defaults[name] = one.default
        else:
            varkw = name
    annotations = {} if made.return_annotation is _empty else {"return": made.return_annotation}
    for name, one in made.parameters.items():
        if one.annotation is not _empty:
            annotations[name] = one.annotation
    return FullArgSpec((args, varargs, varkw, defaults or None, keywords, keyword_defaults or None, annotations))


# --- states, frames and calls ---

CO_NEWLOCALS, CO_NESTED, CO_NOFREE, CO_ITERABLE_COROUTINE, CO_OPTIMIZED, TPFLAGS_IS_ABSTRACT = 2, 16, 64, 256, 1, 1 << 20
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def getcallargs(func, /, *positional, **named):
    """What the parameters of a function are bound to by a call."""
    if ismethod(func) and func.__self__ is not None:
        positional, func = (func.__self__, *positional), func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def ismethodwrapper(object):
    return type(object).__name__ == "method-wrapper"


def getclosurevars(func):
    from collections import namedtuple
    cells = getattr(func, "__closure__", None) or ()
    names = getattr(func.__code__, "co_freevars", ())
    kind = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
    return kind({name: cell.cell_contents for name, cell in zip(names, cells)}, {}, {}, set())


def getclasstree(classes, unique=False):
    children, roots = {}, []
    for one in classes:
        for parent in one.__bases__:
            children.setdefault(parent, []).append(one)
            if unique and parent in classes:
                break
        if not one.__bases__:
            roots.append(one)
    roots += [parent for parent in children if parent not in classes]

    def walk(nodes):
        result = []
        for node in sorted(nodes, key=lambda one: (one.__module__, one.__name__)):
            result.append((node, node.__bases__))
            if node in children:
                result.append(walk(children[node]))
        return result

    return walk(roots)


def trace(context=1):
    return []


class FrameInfo(tuple):
    """A frame, its file, line and function."""

    def __new__(cls, frame, filename, lineno, function, code_context, index):
        return tuple.__new__(cls, (frame, filename, lineno, function, code_context, index))

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    return []


def getframeinfo(frame, context=1):
    if isframe(frame):
        return FrameInfo(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None)
    raise TypeError(f"{frame!r} is not a frame or traceback object")
