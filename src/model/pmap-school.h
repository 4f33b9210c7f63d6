/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* The school whose map this is. */
#define PMAP_SCHOOL_FIELDS(F) \
  F (TEXT, name, "name", N_("Name of the school"), \
     .help = N_("The school's name.")) \
  F (TEXT, urn, "urn", N_("URN"), .maximum = 6, .example = N_("six digits"), \
     .help = N_("Unique reference number of the school, six digits.")) \
  F (TEXT, laestab, "laestab", N_("LAESTAB"), .maximum = 8, .example = N_("seven digits"), \
     .help = N_("Number of the local authority and of the establishment, seven digits, with or without a slash.")) \
  F (TEXT, local_authority, "local-authority", N_("Local authority"), \
     .help = N_("The local authority that the school belongs to.")) \
  F (CHOICE, phase, "phase", N_("Phase"), .choices = pmap_phases, \
     .help = N_("The phase of education.")) \
  F (TEXT, headteacher, "headteacher", N_("Headteacher"), \
     .help = N_("The headteacher's name.")) \
  F (TEXT, senco, "senco", N_("SENCO"), \
     .help = N_("The name of the special educational needs co-ordinator.")) \
  F (INTEGER, number_on_roll, "number-on-roll", N_("Pupils on roll"), .unit = N_("pupils"), .maximum = 20000, \
     .help = N_("How many pupils the school has in all, not only those on the register.")) \
  F (LONG_TEXT, short_forms, "short-forms", N_("Short forms of names"), .example = N_("e.g. Alexander: Alex, Xan"), \
     .help = N_("How pupils of this school are called beside the short forms that the program knows: a line a " \
               "name, its spellings with commas between them, a colon, its short forms. Another child's name is " \
               "found by them on a parent's copy."))

#define PMAP_TYPE_SCHOOL (pmap_school_get_type ())
PMAP_DECLARE_RECORD (PmapSchool, pmap_school, SCHOOL, PMAP_SCHOOL_FIELDS)

G_END_DECLS
