"""dotenv: reading .env files."""
import os
import re

_LINE = re.compile(r"""\s*(?:export\s+)?([^=\s#'"]+)\s*(?:=\s*(.*))?$""")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", '"': '"', "'": "'"}


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    folder = os.getcwd()
    while True:
        path = os.path.join(folder, filename)
        if os.path.isfile(path):
            return path
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        folder = parent
    if raise_error_if_not_found:
        raise IOError("File not found")
    return ""


def _unquote(text, rest):
    """The value of a line; `rest` are the lines behind it, for values of several."""
    quote = text[:1]
    if quote not in ("'", '"') or not quote:
        return re.split(r"\s+#", text, maxsplit=1)[0].strip() if not text.startswith("#") else ""
    body = text[1:]
    while True:
        end = _closing(body, quote)
        if end is not None:
            break
        if not rest:
            return text.strip()
        body += "\n" + rest.pop(0)
    body = body[:end]
    if quote == "'":
        return re.sub(r"\\([\\'])", r"\1", body)
    return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m.group(1), m.group(0)), body)


def _closing(body, quote):
    i = 0
    while i < len(body):
        if body[i] == "\\":
            i += 1
        elif body[i] == quote:
            return i
        i += 1
    return None


def _parse(text):
    lines = text.splitlines()
    found = {}
    while lines:
        line = lines.pop(0)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.match(line)
        if match:
            value = match.group(2)
            found[match.group(1)] = None if value is None else _unquote(value, lines)
    return found


def _interpolated(values, override):
    found = {}

    def replace(match):
        name, default = match.group(1), match.group(3) or ""
        first, second = (found, os.environ) if override else (os.environ, found)
        return first.get(name) or second.get(name) or default

    for name, value in values.items():
        found[name] = value if value is None else re.sub(r"\$\{([^}:]*)(:-([^}]*))?\}", replace, value)
    return found


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    if stream is not None:
        text = stream.read()
    else:
        path = dotenv_path or find_dotenv()
        if not path or not os.path.isfile(path):
            return {}
        with open(path, encoding=encoding) as file:
            text = file.read()
    values = _parse(text)
    return _interpolated(values, True) if interpolate else values


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"):
    values = dotenv_values(dotenv_path, stream, verbose, interpolate, encoding)
    for name, value in values.items():
        if value is not None and (override or name not in os.environ):
            os.environ[name] = value
    return bool(values)


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    return dotenv_values(dotenv_path, encoding=encoding).get(key_to_get)
