"""authlib.oauth2.rfc6749.models"""
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin
