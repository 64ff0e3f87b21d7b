-- invoices
--
-- One for each paid order; the number has no gaps.
--
-- Revision ID: a84e2f60d51c
-- Revises: 5c1d0e7a93b4
-- Create Date: 2026-10-12 14:05:00.000000+00:00
-- Branch Labels: billing
-- Depends On:

-- migrate:up
CREATE TABLE invoices (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    order_id BIGINT NOT NULL UNIQUE REFERENCES orders (id),
    issued_on DATE NOT NULL DEFAULT current_date
);

-- migrate:down
DROP TABLE invoices;
