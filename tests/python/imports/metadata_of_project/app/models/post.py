from ..models.base import Base


class Post(Base): ...
