import app.models.user
print(app.models.user.User.__module__, app.models.__name__)
