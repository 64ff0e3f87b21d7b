import inspect


def function(a, /, b: int = 2, *args, c, d="x", **kwargs) -> str:
    """Does things."""


signature = inspect.signature(function)
print(signature, list(signature.parameters), signature.parameters["b"].annotation, signature.return_annotation, inspect.getdoc(function))
print(signature.bind(1, c=3).arguments, [str(parameter.kind) for parameter in signature.parameters.values()])
try:
    signature.bind(c=1)
except TypeError as error:
    print(error)
print(inspect.isfunction(function), inspect.isclass(int), [name for name, _ in inspect.getmembers(type("T", (), {"x": 1, "y": 2})) if len(name) == 1], inspect.cleandoc("a\n    b\n    c"))
print(signature.replace(return_annotation=int), inspect.signature(lambda x, *, y=1: 0), inspect.Parameter("p", inspect.Parameter.KEYWORD_ONLY, default=3))
