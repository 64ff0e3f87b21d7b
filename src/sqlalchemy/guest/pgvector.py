"""pgvector"""
