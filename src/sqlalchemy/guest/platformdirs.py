"""platformdirs: the folders of a user and a site on Linux."""
import os
from _rest import rest_of


def _below(variable, fallback, appname, version, is_for_site=False):
    base = os.environ.get(variable, "").strip() or os.path.expanduser(fallback)
    if is_for_site:
        base = base.split(":")[0]
    return os.path.join(base, *[str(part) for part in (appname, version if appname else None) if part])


def _folder(variable, fallback, is_for_site=False, more=""):
    def folder(appname=None, appauthor=None, version=None, *flags, **options):
        path = _below(variable, fallback, appname, version, is_for_site) + more
        if options.get("ensure_exists"):
            os.makedirs(path, exist_ok=True)
        return path
    return folder


user_data_dir = _folder("XDG_DATA_HOME", "~/.local/share")
user_config_dir = _folder("XDG_CONFIG_HOME", "~/.config")
user_cache_dir = _folder("XDG_CACHE_HOME", "~/.cache")
user_state_dir = _folder("XDG_STATE_HOME", "~/.local/state")
user_log_dir = _folder("XDG_STATE_HOME", "~/.local/state", more="/log")
user_documents_dir = lambda: os.path.expanduser("~/Documents")
site_data_dir = _folder("XDG_DATA_DIRS", "/usr/local/share", True)
site_config_dir = _folder("XDG_CONFIG_DIRS", "/etc/xdg", True)
site_cache_dir = _folder("", "/var/cache")


def _path(folder):
    def path(*args, **kw):
        from pathlib import Path
        return Path(folder(*args, **kw))
    return path


user_data_path, user_config_path, user_cache_path = _path(user_data_dir), _path(user_config_dir), _path(user_cache_dir)
user_state_path, user_log_path = _path(user_state_dir), _path(user_log_dir)
site_data_path, site_config_path = _path(site_data_dir), _path(site_config_dir)


class PlatformDirs:
    def __init__(self, appname=None, appauthor=None, version=None, roaming=False, multipath=False, opinion=True,
                 ensure_exists=False):
        for name, value in globals().items():
            if name.startswith(("user_", "site_")) and name != "user_documents_dir":
                setattr(self, name, value(appname, appauthor, version, ensure_exists=ensure_exists))


AppDirs = PlatformDirs


__getattr__ = rest_of("platformdirs")
