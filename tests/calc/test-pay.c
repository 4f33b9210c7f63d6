/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an hour of a salary costs, against hourly rates that authorities have printed beside their salaries. */

#include "config.h"

#include "calc/pmap-pay.h"

#define WHOLE_YEAR 521430     /* 52.143 weeks */

/* Salary in pounds, weeks and hours in ten-thousandths, and the exact result in ten-thousandths of a pound. */
static const struct
{
  gint64 pounds;
  gint64 weeks;
  gint64 hours;
  gint64 hourly;
} cases[] = {
  /* Hampshire's and Ealing's scales of 2018 print 8.63, 8.57, 9.74, 13.79, 26.18, 9.00. */
  { 16647, WHOLE_YEAR, 370000, 86286 },
  { 16539, WHOLE_YEAR, 370000, 85726 },
  { 18794, WHOLE_YEAR, 370000, 97414 },
  { 26607, WHOLE_YEAR, 370000, 137911 },
  { 50512, WHOLE_YEAR, 370000, 261816 },
  { 17364, WHOLE_YEAR, 370000, 90002 },
  /* The lowest point of 2023/24 is printed as £11.59. */
  { 22366, WHOLE_YEAR, 370000, 115929 },
  { 24413, WHOLE_YEAR, 370000, 126539 },
  /* Devon 2020/21: a term-time post, 11,490 a year for 1,050 hours: 35 weeks of 30 hours; printed 10.94. */
  { 11490, 350000, 300000, 109429 },
  /* A year's price of one weekly hour: £655 over 38 weeks. */
  { 655, 380000, 10000, 172368 },
  { 0, WHOLE_YEAR, 370000, 0 },
};

static void
test_published (void)
{
  g_test_summary ("Salary ÷ weeks ÷ hours, rounded once");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("£%d", (int) cases[i].pounds);
      g_assert_cmpint (pmap_pay_get_hourly (cases[i].pounds * 100, cases[i].weeks, cases[i].hours), ==, cases[i].hourly);
    }
}

static void
test_exact (void)
{
  g_test_summary ("A half is rounded away from zero, and the largest salary does not overflow");
  /* £0.01 ÷ 1 week ÷ 2 hours is £0.005; ÷ 200 weeks it is £0.000025, between 0 and a ten-thousandth. */
  g_assert_cmpint (pmap_pay_get_hourly (1, 10000, 20000), ==, 50);
  g_assert_cmpint (pmap_pay_get_hourly (1, 2000000, 10000), ==, 1);
  g_assert_cmpint (pmap_pay_get_hourly (1, 2010000, 10000), ==, 0);
  g_assert_cmpint (pmap_pay_get_hourly (G_GINT64_CONSTANT (900000000000000), 10000, 10000), ==, G_GINT64_CONSTANT (90000000000000000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/pay/published", test_published);
  g_test_add_func ("/calc/pay/exact", test_exact);
  return g_test_run ();
}
