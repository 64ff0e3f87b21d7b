"""What scripts still import of the package that Python dropped."""
