from app import config
from app import config as again, other
print(config.VALUE, again is config, other.config is config)
