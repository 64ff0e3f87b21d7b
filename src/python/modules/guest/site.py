"""Where packages are installed: nowhere that scripts can see."""

ENABLE_USER_SITE = False
USER_SITE = USER_BASE = None
PREFIXES = ["/usr"]


def getsitepackages(prefixes=None):
    return []


def getusersitepackages():
    return ""


def getuserbase():
    return ""


def addsitedir(sitedir, known_paths=None):
    import sys
    if sitedir not in sys.path:
        sys.path.append(sitedir)


def main():
    pass
