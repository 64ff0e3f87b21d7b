value = "value of inner"
