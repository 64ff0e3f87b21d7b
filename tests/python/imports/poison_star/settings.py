from environs import Env
NAME = "app"
URL = str(Env().str("HOST"))
