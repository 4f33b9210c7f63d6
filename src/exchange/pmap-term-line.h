/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-date.h"

G_BEGIN_DECLS

/**
 * PmapTermDay:
 * @start: where it begins in the line, in bytes, with its weekday
 * @end: where it ends
 * @day: of the month
 * @month: 1 to 12
 * @year: as written; 0 where no year is
 * @year_digits: with how many digits it is written; 0 where no year is
 * @weekday: the weekday beside it, 0 for Monday; -1 where none is
 *
 * A day that stands in a line of text, as it is written: whether there is such a day is another question.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint day;
  guint month;
  guint year;
  guint year_digits;
  int weekday;
} PmapTermDay;

GArray *pmap_term_line_find_days (const char  *line,
                                  char       **rest);

G_END_DECLS
