"""appdirs: platformdirs, with the older place of logs."""
from platformdirs import AppDirs, _folder, site_config_dir, site_data_dir, user_cache_dir, user_config_dir, user_data_dir
from platformdirs import user_state_dir

user_log_dir = _folder("XDG_CACHE_HOME", "~/.cache", more="/log")
