"""Types of files by the ends of their names."""

types_map = {
    ".css": "text/css", ".csv": "text/csv", ".htm": "text/html", ".html": "text/html", ".txt": "text/plain",
    ".py": "text/x-python", ".xml": "text/xml", ".js": "text/javascript", ".mjs": "text/javascript",
    ".json": "application/json", ".pdf": "application/pdf", ".zip": "application/zip", ".doc": "application/msword",
    ".bin": "application/octet-stream", ".exe": "application/octet-stream", ".tar": "application/x-tar",
    ".sh": "application/x-sh", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
    ".gif": "image/gif", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml",
    ".tif": "image/tiff", ".tiff": "image/tiff", ".bmp": "image/bmp", ".ico": "image/vnd.microsoft.icon",
    ".webp": "image/webp", ".mp3": "audio/mpeg", ".wav": "audio/x-wav", ".mp4": "video/mp4", ".mpeg": "video/mpeg",
    ".mov": "video/quicktime", ".webm": "video/webm", ".avi": "video/x-msvideo"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2",
              ".txz": ".tar.xz"}
common_types = {}
inited = True


def _split(name):
    at = name.rfind(".")
    return (name, "") if at <= name.rfind("/") + 1 - (name[-1:] == ".") or at < 1 else (name[:at], name[at:])


def guess_type(url, strict=True):
    url = str(url)
    base, end = _split(url)
    while end in suffix_map:
        base, end = _split(base + suffix_map[end])
    encoding = None
    if end in encodings_map:
        encoding = encodings_map[end]
        base, end = _split(base)
    return types_map.get(end, types_map.get(end.lower())), encoding


def guess_all_extensions(type, strict=True):
    return [end for end, kind in types_map.items() if kind == type.lower()]


def guess_extension(type, strict=True):
    found = guess_all_extensions(type)
    return found[0] if found else None


def add_type(type, ext, strict=True):
    types_map[ext] = type


def init(files=None):
    pass
