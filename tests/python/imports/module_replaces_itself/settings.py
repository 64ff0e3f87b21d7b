import sys


class Settings:
    debug = True


sys.modules[__name__] = Settings()
