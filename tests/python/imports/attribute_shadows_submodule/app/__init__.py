from .config import X as config
