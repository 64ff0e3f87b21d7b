import app
print(app.__name__, app.NAME, app.__package__)
