print("once")
VALUE = 42
