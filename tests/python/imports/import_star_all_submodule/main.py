from app import *
print(models.NAME, VALUE)
