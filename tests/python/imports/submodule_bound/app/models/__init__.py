print("app.models")
