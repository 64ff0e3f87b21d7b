from app.settings import DEBUG, NAME, URL
from app import settings
print(NAME, settings.NAME)
try:
    print(URL)
except Exception as e:
    print(e)
try:
    settings.URL
except Exception as e:
    print(e)
try:
    getattr(settings, "URL", "default")
except Exception as e:
    print(e)
try:
    hasattr(settings, "DEBUG")
except Exception as e:
    print(e)
settings.URL = "set later"
print(settings.URL)
