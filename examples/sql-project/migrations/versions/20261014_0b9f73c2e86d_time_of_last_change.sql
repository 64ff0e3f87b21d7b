-- time of last change
--
-- Revision ID: 0b9f73c2e86d
-- Revises: 5c1d0e7a93b4
-- Create Date: 2026-10-14 09:47:00.000000+00:00
-- Branch Labels: shipping
-- Depends On:

-- migrate:up
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := now();
    RETURN NEW;
END;
$$;

CREATE TRIGGER orders_touch BEFORE UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION touch();

-- migrate:down
DROP TRIGGER orders_touch ON orders;
DROP FUNCTION touch();
