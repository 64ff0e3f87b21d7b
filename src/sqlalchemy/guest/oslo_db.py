"""oslo_db: of OpenStack's database layer the types and mixins of models; its engines are the caller's to name."""
