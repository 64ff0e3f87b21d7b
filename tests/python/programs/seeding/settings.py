from dataclasses import dataclass, field, fields, replace
from typing import Optional
from urllib.parse import quote_plus, urlsplit


@dataclass(frozen=True)
class Settings:
    host: str = "localhost"
    port: int = 5432
    user: str = "app"
    password: Optional[str] = None
    options: dict = field(default_factory=dict)

    @property
    def url(self):
        secret = f":{quote_plus(self.password)}" if self.password else ""
        return f"postgresql://{self.user}{secret}@{self.host}:{self.port}/app"

    @classmethod
    def from_env(cls, env):
        known = {f.name: f.type for f in fields(cls)}
        return cls(**{name: known[name](env[name.upper()]) for name in ("host", "port", "user") if name.upper() in env})


settings = Settings.from_env({"HOST": "db", "PORT": "6000"})
print(settings, settings.url, replace(settings, password="p@ss w/rd").url)
print(urlsplit(replace(settings, password="p@ss").url).port, settings == Settings("db", 6000))
