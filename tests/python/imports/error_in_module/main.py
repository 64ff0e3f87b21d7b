import app.bad
