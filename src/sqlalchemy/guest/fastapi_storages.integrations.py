"""fastapi_storages.integrations"""
