/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-date.h"

G_BEGIN_DECLS

/**
 * PmapPayPoint:
 * @name: what it is called: "2", "M1"
 * @salary: of a year, in pence
 *
 * A line of a pay table.
 */
typedef struct
{
  char *name;
  gint64 salary;
} PmapPayPoint;

/**
 * PmapPayTable:
 * @name: what it is called, with its year
 * @from: the day from which it holds
 * @weeks: paid for a salary, in ten-thousandths
 * @hours: paid a week, in ten-thousandths
 * @source: (nullable): where its figures are from
 * @points: (element-type PmapPayPoint): its lines, in the table's order
 *
 * What posts are paid from a day on.
 */
typedef struct
{
  char *name;
  PmapDate from;
  gint64 weeks;
  gint64 hours;
  char *source;
  GPtrArray *points;
} PmapPayTable;

PmapPayTable *pmap_pay_table_parse (const char    *text,
                                    gsize          length,
                                    GError       **error);
void          pmap_pay_table_free  (PmapPayTable  *self);
GPtrArray    *pmap_pay_tables_load (GPtrArray     *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapPayTable, pmap_pay_table_free)

G_END_DECLS
