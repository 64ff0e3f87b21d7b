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


def use(how):
    from app.settings import URL
    try:
        how(URL)
    except Exception as e:
        print(type(e).__name__, e)


use(lambda url: url.host)
use(lambda url: url())
use(lambda url: getattr(url, "host", "default"))
settings.URL = "set later"
print(settings.URL)
