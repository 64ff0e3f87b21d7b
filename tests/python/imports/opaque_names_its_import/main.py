from app import models
try:
    len(models.price)
except Exception as e:
    print(e)
try:
    len(models.lib)
except Exception as e:
    print(e)
if models.price:
    pass
