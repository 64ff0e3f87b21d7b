/* The groups of the settings room's tests; each runs one and returns its number of failures. */
#ifndef LB_TESTS_UNIT_CONFIG_TESTS_H
#define LB_TESTS_UNIT_CONFIG_TESTS_H

int run_dotenv_tests(void);
int run_duration_tests(void);
int run_ini_tests(void);
int run_logging_tests(void);
int run_settings_tests(void);
int run_toml_tests(void);
int run_url_tests(void);

#endif
