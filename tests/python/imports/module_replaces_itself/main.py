import settings
print(settings.debug, type(settings).__name__)
