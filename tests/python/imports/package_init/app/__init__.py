print("init of", __name__)
NAME = "app"
