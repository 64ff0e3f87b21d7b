from app.models import Base
import app.models.user
import app.models.post
print(sorted(Base.registry))
