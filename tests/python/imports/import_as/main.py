import app.models.user as u
import app.models as m
print(u.__name__, m.__name__, u is m.user)
try:
    app
except NameError as e:
    print(e)
