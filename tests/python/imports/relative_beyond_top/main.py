from app import inner
