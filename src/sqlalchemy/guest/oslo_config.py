"""oslo_config: options of OpenStack's services and their defaults; oslo_config.cfg has the parts."""
