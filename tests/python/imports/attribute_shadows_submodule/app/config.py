X = "value"
