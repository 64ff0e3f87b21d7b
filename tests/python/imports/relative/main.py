from app.models.user import describe
print(describe())
