import app.a
print(app.a.ok, app.b.ok)
