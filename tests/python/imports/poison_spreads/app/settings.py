from environs import Env
env = Env()
NAME = "app"
DEBUG = bool(env.bool("DEBUG"))
URL = len(env.str('HOST'))
