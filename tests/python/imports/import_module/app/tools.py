X = "tools"
