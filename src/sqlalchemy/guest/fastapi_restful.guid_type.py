"""fastapi_restful.guid_type: that of fastapi_utils, under a newer name."""
from fastapi_utils.guid_type import GUID, GUID_DEFAULT_SQLITE, GUID_SERVER_DEFAULT_POSTGRESQL
