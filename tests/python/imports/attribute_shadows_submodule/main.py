from app import config
import app.config
import sys
print(config, app.config, sys.modules["app.config"].X)
from app.config import X
print(X)
