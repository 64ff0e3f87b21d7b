#include "tests.h"

int main(void)
{
    return run_duration_tests() + run_url_tests() + run_ini_tests() + run_toml_tests() +
           run_dotenv_tests() + run_logging_tests() + run_settings_tests();
}
