/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* The school whose map this is. */
#define PMAP_SCHOOL_FIELDS(F)                                                                                 \
  F (TEXT, name, "name", N_("Name of the school"))                                                            \
  F (TEXT, urn, "urn", N_("URN"), .maximum = 6, .example = N_("six digits"))                                  \
  F (TEXT, laestab, "laestab", N_("LAESTAB"), .maximum = 8, .example = N_("seven digits"))                    \
  F (TEXT, local_authority, "local-authority", N_("Local authority"))                                         \
  F (CHOICE, phase, "phase", N_("Phase"), .choices = pmap_phases)                                             \
  F (TEXT, headteacher, "headteacher", N_("Headteacher"))                                                     \
  F (TEXT, senco, "senco", N_("SENCO"))                                                                       \
  F (INTEGER, number_on_roll, "number-on-roll", N_("Pupils on roll"), .unit = N_("pupils"), .maximum = 20000) \
  F (LONG_TEXT, short_forms, "short-forms", N_("Short forms of names"), .example = N_("e.g. Alexander: Alex, Xan"))

#define PMAP_TYPE_SCHOOL (pmap_school_get_type ())
PMAP_DECLARE_RECORD (PmapSchool, pmap_school, SCHOOL, PMAP_SCHOOL_FIELDS)

G_END_DECLS
