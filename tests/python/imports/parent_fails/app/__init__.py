raise RuntimeError("parent")
