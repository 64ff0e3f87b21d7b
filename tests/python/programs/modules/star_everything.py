import importlib

NAMES = """
    abc argparse array ast asyncio base64 binascii bisect calendar codecs collections collections.abc concurrent.futures configparser contextlib
    contextvars copy copyreg csv dataclasses datetime decimal difflib enum errno fnmatch fractions functools gc getpass gettext glob graphlib hashlib
    heapq hmac html http importlib importlib.abc importlib.machinery importlib.metadata importlib.resources importlib.util inspect io ipaddress
    itertools json json.decoder json.encoder keyword linecache locale logging logging.config logging.handlers math mimetypes numbers operator os
    os.path pathlib pickle pkgutil platform posixpath pprint queue random re reprlib secrets shlex shutil signal site socket stat statistics string
    struct subprocess sys sysconfig tempfile textwrap threading time timeit tomllib traceback types typing unicodedata urllib urllib.error
    urllib.parse urllib.request uuid warnings weakref zlib zoneinfo
    ssl multiprocessing sqlite3 select unittest unittest.mock xml.etree.ElementTree zipfile tarfile gzip email email.utils http.client html.parser
""".split()
for name in NAMES:
    module = importlib.import_module(name)
    if name in ("ssl", "multiprocessing") or NAMES.index(name) > NAMES.index("ssl"):
        continue
    assert module.__name__ == name or name in ("os.path", "posixpath"), name
    for public in getattr(module, "__all__", ()):
        assert hasattr(module, public), (name, public)
    exec(f"from {name} import *", {})
print(len(NAMES), "modules")
