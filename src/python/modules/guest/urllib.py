"""A package: urllib.parse."""
