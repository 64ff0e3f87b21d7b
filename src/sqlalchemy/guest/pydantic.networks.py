"""pydantic.networks"""
from pydantic import (AnyHttpUrl, AnyUrl, EmailStr, HttpUrl, MariaDBDsn, MultiHostUrl, MySQLDsn, PostgresDsn, RedisDsn)
