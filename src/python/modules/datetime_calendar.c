#include "python/modules/datetime_internal.h"

static const int days_before[] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

bool lb_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int lb_month_days(int year, int month)
{
    static const int days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && lb_is_leap(year) ? 29 : days[month];
}

int lb_day_of_year(int year, int month, int day)
{
    return days_before[month] + (month > 2 && lb_is_leap(year)) + day;
}

int64_t lb_ordinal(int year, int month, int day)
{
    int64_t y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + lb_day_of_year(year, month, day);
}

void lb_from_ordinal(int64_t ordinal, int *year, int *month, int *day)
{
    /* Years that begin in March: the leap day is the last of its year. */
    int64_t n = ordinal + 305;
    int64_t era = n / 146097, of_era = n % 146097;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

int lb_weekday(int year, int month, int day)
{
    return (int)((lb_ordinal(year, month, day) + 6) % 7);
}

/* The ordinal of the Monday that begins an ISO year. */
static int64_t iso_start(int year)
{
    int64_t first = lb_ordinal(year, 1, 1);
    int64_t weekday = (first + 6) % 7;
    return first - weekday + (weekday > 3 ? 7 : 0);
}

void lb_iso_week(int year, int month, int day, int *iso_year, int *week, int *weekday)
{
    int64_t ordinal = lb_ordinal(year, month, day);
    *iso_year = year + 1;
    while (iso_start(*iso_year) > ordinal) {
        --*iso_year;
    }
    int64_t since = ordinal - iso_start(*iso_year);
    *week = (int)(since / 7) + 1;
    *weekday = (int)(since % 7) + 1;
}

bool lb_from_iso_week(int year, int week, int weekday, int64_t *ordinal)
{
    if (week < 1 || weekday < 1 || weekday > 7 || week > 53) {
        return false;
    }
    *ordinal = iso_start(year) + (week - 1) * 7;
    if (week == 53 && *ordinal >= iso_start(year + 1)) {
        return false;
    }
    *ordinal += weekday - 1;
    return true;
}
