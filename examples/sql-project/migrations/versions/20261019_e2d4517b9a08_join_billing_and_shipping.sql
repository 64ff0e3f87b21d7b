-- join billing and shipping
--
-- Revision ID: e2d4517b9a08
-- Revises: a84e2f60d51c, 0b9f73c2e86d
-- Create Date: 2026-10-19 11:20:00.000000+00:00
-- Branch Labels:
-- Depends On:

-- migrate:up

-- migrate:down
