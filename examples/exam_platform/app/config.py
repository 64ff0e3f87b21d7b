"""Settings of the exam platform: from the environment, or from the file .env."""
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    DATABASE_URL: str
    SECRET_KEY: str = "change me"
    TOKEN_HOURS: int = 12


settings = Settings()
