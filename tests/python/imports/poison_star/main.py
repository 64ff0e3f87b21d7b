from settings import *
print(NAME)
try:
    print(URL)
except Exception as e:
    print(e)
