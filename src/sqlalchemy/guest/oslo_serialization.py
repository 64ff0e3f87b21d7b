"""oslo_serialization: values as texts."""
