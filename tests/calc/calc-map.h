/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small school for the tests of this room: three terms of 2026/27, two rate sets, three tiers, one provision. */
#pragma once

#include "calc/pmap-cost.h"
#include "model/pmap-pupil.h"
#include "shared/map.h"

static inline PmapDocument *
make_school (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer year = pmap_document_get_year (document), role;

  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  map_set (year, "weeks", "38");
  map_add (map_list (year, "terms"), "autumn", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
  map_add (map_list (year, "terms"), "spring", "name", "Spring", "start", "2027-01-04", "end", "2027-03-25", NULL);
  map_add (map_list (year, "terms"), "summer", "name", "Summer", "start", "2027-04-12", "end", "2027-07-21", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "Half term", "start", "2026-10-26", "end", "2026-10-30", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "Half term", "start", "2027-02-15", "end", "2027-02-19", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "May Day", "start", "2027-05-03", "end", "2027-05-03", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "Half term", "start", "2027-05-31", "end", "2027-06-04", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "INSET", "start", "2026-09-02", "end", "2026-09-02", NULL);
  map_add (document->rate_sets, "own", "name", "What it costs us", NULL);
  map_add (document->rate_sets, "la", "name", "What the authority accepts", NULL);
  role = map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2026-04-01", "hourly", "13.47",
           "on-cost-percent", "30", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "la", "from", "2026-04-01", "hourly", "12.00", NULL);
  role = map_add (document->staff_roles, "teacher", "name", "Teacher", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2026-04-01", "hourly", "40", NULL);
  map_add (document->staff_members, "hughes", "name", "Mrs P. Hughes", "role", "ta", NULL);
  map_add (document->tiers, "universal", "name", "Universal", "costed", "false", NULL);
  map_add (document->tiers, "targeted", "name", "Targeted", NULL);
  map_add (document->provisions, "p", "name", "Reading", "tier", "targeted", "area", "C&L", "role", "ta", NULL);
  for (guint i = 0; i < 6; i++)
    {
      static const char *const ids[] = { "u-amira", "u-ben", "u-chidi", "u-daisy", "u-ewan", "u-fay" };
      static const char *const names[] = { "Amira", "Ben", "Chidi", "Daisy", "Ewan", "Fay" };

      map_add (document->pupils, ids[i], "given-name", names[i], "year-group", i < 3 ? "3" : "4", NULL);
    }
  return document;
}

/* Adds members, their ids up to a NULL. */
static inline void G_GNUC_NULL_TERMINATED
add_members (PmapIntervention *intervention,
             ...)
{
  const char *pupil;
  va_list arguments;

  va_start (arguments, intervention);
  while ((pupil = va_arg (arguments, const char *)) != NULL)
    map_add (intervention->members, NULL, "pupil", pupil, NULL);
  va_end (arguments);
}
