from environs import Env
NAME = "app"
URL = len(Env().str("HOST"))
