"""How values of classes that C does not know are written into a statement for PostgreSQL."""
import _database

registered = {}  # by register_adapter()


def _quote_bound(value, is_date_or_number):
    if value is None:
        return ""
    text = str(value)
    return text if is_date_or_number else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def adapt(value):
    """The SQL, or None where nobody knows the class."""
    for cls in type(value).__mro__:
        if cls in registered:
            value = registered[cls](value)
            break
    quoted = getattr(value, "getquoted", None)
    if quoted is not None:
        text = quoted()
        return text.decode() if isinstance(text, bytes) else str(text)
    name = type(value).__name__
    if name == "UUID":
        return f"'{value}'::uuid"
    if isinstance(value, range):
        return None
    if hasattr(value, "lower") and hasattr(value, "upper") and hasattr(value, "bounds"):
        return _database.quote(str(value))
    if isinstance(value, (set, frozenset)):
        return None
    module = type(value).__module__
    if module == "ipaddress":
        return f"'{value}'::inet"
    return None
