class Other:
    value = nowhere
