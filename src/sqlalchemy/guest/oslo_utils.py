"""oslo_utils: helpers of OpenStack's services, as far as migrations call them."""
