LEVEL = "top"
