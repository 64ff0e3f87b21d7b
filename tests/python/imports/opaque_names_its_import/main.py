from app import models
try:
    str(models.price)
except Exception as e:
    print(e)
try:
    str(models.lib)
except Exception as e:
    print(e)
if models.price:
    pass
