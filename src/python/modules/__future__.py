annotations = division = absolute_import = with_statement = print_function = None
unicode_literals = generator_stop = nested_scopes = generators = None
