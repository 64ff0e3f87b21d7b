print("app.models.user")


class User:
    pass
