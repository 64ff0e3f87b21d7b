import models
print(models.Good.x)
for name in "Bad", "Worse":
    try:
        getattr(models, name)
    except Exception as e:
        print(e)
