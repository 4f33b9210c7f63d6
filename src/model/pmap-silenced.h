/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/** The most characters of the reason for which advice is silenced: a sentence or two. */
#define PMAP_SILENCED_WHY_MAXIMUM 200

/* Advice about the record that this is in, which somebody read and decided not to be told again: which, why, by whom, when. It goes
 * with its record. */
#define PMAP_SILENCED_FIELDS(F) \
  F (TEXT, rule, "rule", N_("Advice"), .since = 1, .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, .maximum = 64, \
     .help = N_("The code of the rule that found it, such as “no-review”.")) \
  F (REFERENCE, group, "group", N_("Of"), .since = 1, .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_intervention_get_type, \
     .help = N_("The group that it is about, where it is one of several that the record is in.")) \
  F (REFERENCE, with, "with", N_("With"), .since = 1, .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_intervention_get_type, \
     .help = N_("The other group that it is about, where one gets in the way of another. With a third it is told again.")) \
  F (REFERENCE, member, "member", N_("About"), .since = 1, .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_staff_member_get_type, \
     .help = N_("The member of staff whom it is about. Of somebody else it is told again.")) \
  F (TEXT, why, "why", N_("Why"), .since = 1, .flags = PMAP_FIELD_REQUIRED, .maximum = PMAP_SILENCED_WHY_MAXIMUM, \
     .example = N_("e.g. Agreed with the class teacher"), \
     .help = N_("Why it is not told again.")) \
  F (TEXT, who, "who", N_("Silenced by"), .since = 1, .maximum = 80, \
     .help = N_("The name of who decided so, as that person gave it.")) \
  F (DATE, on, "on", N_("Silenced on"), .since = 1, .flags = PMAP_FIELD_ANY_YEAR, \
     .help = N_("When that was."))

#define PMAP_TYPE_SILENCED (pmap_silenced_get_type ())
PMAP_DECLARE_RECORD (PmapSilenced, pmap_silenced, SILENCED, PMAP_SILENCED_FIELDS)

PmapRecordList *pmap_silenced_find_list (PmapDocument    *document,
                                         const PmapIssue *issue);
PmapSilenced   *pmap_silenced_find      (PmapDocument    *document,
                                         const PmapIssue *issue);
void            pmap_silenced_leave_out (PmapDocument    *document,
                                         PmapIssues      *issues);

G_END_DECLS
