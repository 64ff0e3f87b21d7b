class AppError(Exception): pass
raise AppError("went wrong", 5)
