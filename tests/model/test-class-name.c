/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a class, and a group that names year groups, is called a year later. */

#include "config.h"

#include "model/pmap-class-name.h"

/* pmap_year_groups: Nursery 1 is 1, Reception 3, Year 1 is 4. */
#define RECEPTION 3
#define YEAR(number) (3 + (number))

static void
test_classes_move_up (void)
{
  static const struct
  {
    const char *name;
    int year_group;
    const char *next;
  } cases[] = {
    { "3B", YEAR (3), "4B" },
    { "Y3 Oak", YEAR (3), "Y4 Oak" },
    { "Year 6", YEAR (6), "Year 7" },
    { "10/X2", YEAR (10), "11/X2" },
    { "9C", YEAR (9), "10C" },
    { "7.3", YEAR (7), "8.3" },
    { "RA", RECEPTION, "1A" },
    { "R", RECEPTION, "1" },
    { "YR Oak", RECEPTION, "Y1 Oak" },
    { "Reception", RECEPTION, "Year 1" },
    { "N1", 1, NULL },
    /* Names that do not say it. */
    { "Rowan", RECEPTION, NULL },
    { "Oak", YEAR (3), NULL },
    { "3/4B", YEAR (3), NULL },
    { "5&6", YEAR (5), NULL },
    { "4B", YEAR (3), NULL },      /* a pupil taught with the year above */
    { "13B", YEAR (3), NULL },
    { "14", YEAR (14), NULL },     /* there is no year group after it */
    { "", YEAR (3), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = pmap_class_name_move_up (cases[i].name, cases[i].year_group);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (next, ==, cases[i].next);
    }
}

static void
test_names_of_groups_are_raised (void)
{
  static const char *const cases[][2] = {
    { "Year 1", "Year 2" },
    { "Years 5 and 6", "Years 5 and 6" },      /* the last ones: there is no Year 7 here */
    { "Year 6", "Year 6" },
    { "Years 4 and 5, Fridays", "Years 5 and 6, Fridays" },
    { "Years 2 to 4", "Years 3 to 5" },
    { "Reception", "Year 1" },
    { "Reception and Year 1", "Year 1 and Year 2" },
    { "Y5 lunch club", "Y6 lunch club" },
    { "Hall, 8.50", "Hall, 8.50" },
    { "Room 3", "Room 3" },
    { "Alternate Fridays", "Alternate Fridays" },
    { "Monday, Wednesday and Friday at eight", "Monday, Wednesday and Friday at eight" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *raised = pmap_class_name_raise (cases[i][0], YEAR (6));

      g_assert_cmpstr (raised, ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/class-name/classes-move-up", test_classes_move_up);
  g_test_add_func ("/class-name/names-of-groups-are-raised", test_names_of_groups_are_raised);
  return g_test_run ();
}
