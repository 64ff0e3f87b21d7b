-- create customers and orders
--
-- Revision ID: 5c1d0e7a93b4
-- Revises:
-- Create Date: 2026-10-05 08:30:00.000000+00:00
-- Branch Labels:
-- Depends On:

-- migrate:up
CREATE TABLE customers (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent');

CREATE TABLE orders (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    state order_state NOT NULL DEFAULT 'open',
    total NUMERIC(12, 2) NOT NULL CHECK (total >= 0),
    changed_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- migrate:down
DROP TABLE orders;
DROP TYPE order_state;
DROP TABLE customers;
