-- find open orders
--
-- Revision ID: 6f38c0d1b7e5
-- Revises: e2d4517b9a08
-- Create Date: 2026-11-02 07:15:00.000000+00:00
-- Branch Labels:
-- Depends On:

-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY ix_orders_customer ON orders (customer_id);
CREATE INDEX CONCURRENTLY ix_orders_open ON orders (changed_at) WHERE state = 'open';

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY ix_orders_open;
DROP INDEX CONCURRENTLY ix_orders_customer;
