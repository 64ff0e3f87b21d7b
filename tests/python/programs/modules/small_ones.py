import ast
import importlib.machinery
import logging
from importlib.metadata import EntryPoint, PackageNotFoundError, version

print(isinstance(5, ast.Name), issubclass(ast.Constant, ast.AST), issubclass(ast.NodeTransformer, object), importlib.machinery.SOURCE_SUFFIXES)
entry = EntryPoint(name="n", value="json:dumps", group="g")
print(entry.name, entry.load()([1]), entry.group, logging.PlaceHolder.__name__)
try:
    version("no-such-package-at-all")
except PackageNotFoundError as error:
    print(error)
from distutils.util import strtobool
from distutils.version import LooseVersion, StrictVersion

print(strtobool("Yes"), strtobool("off"), LooseVersion("1.10") > LooseVersion("1.9"), StrictVersion("1.0a1") < StrictVersion("1.0"), LooseVersion("2.0b") == "2.0b")
try:
    strtobool("maybe")
except ValueError as error:
    print(error)
