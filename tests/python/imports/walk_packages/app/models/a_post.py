print("a_post")
