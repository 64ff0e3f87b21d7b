raise ValueError("é€😀")
