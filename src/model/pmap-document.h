/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record-list.h"
#include "model/pmap-trail-entry.h"

G_BEGIN_DECLS

/* The root: a school's provision map for an academic year, or one pupil's. */
#define PMAP_DOCUMENT_FIELDS(F)                                                                                        \
  F (RECORD, school, "school", N_("School"), .get_item_type = pmap_school_get_type)                                    \
  F (RECORD, year, "year", N_("School year"), .get_item_type = pmap_year_get_type)                                     \
  F (RECORD, funding, "funding", N_("Funding"), .get_item_type = pmap_funding_get_type)                                \
  F (RECORDS, rate_sets, "rate-sets", N_("Rate sets"), .get_item_type = pmap_rate_set_get_type)                        \
  F (RECORDS, payers, "payers", N_("Funding streams"), .since = 1, .get_item_type = pmap_payer_get_type)                           \
  F (RECORDS, staff_roles, "staff-roles", N_("Staff roles"), .get_item_type = pmap_staff_role_get_type)                \
  F (RECORDS, staff_members, "staff-members", N_("Staff"), .get_item_type = pmap_staff_member_get_type)                \
  F (RECORDS, tiers, "tiers", N_("Tiers"), .get_item_type = pmap_tier_get_type)                                        \
  F (RECORDS, provisions, "provisions", N_("Provision menu"), .get_item_type = pmap_provision_get_type)                \
  F (RECORDS, interventions, "interventions", N_("Interventions"), .get_item_type = pmap_intervention_get_type)        \
  F (RECORDS, pupils, "pupils", N_("Pupils"), .get_item_type = pmap_pupil_get_type)                              \
  F (RECORDS, trail, "trail", N_("Changes"), .flags = PMAP_FIELD_LOG, .maximum = PMAP_TRAIL_MAXIMUM, .get_item_type = pmap_trail_entry_get_type)

#define PMAP_TYPE_DOCUMENT (pmap_document_get_type ())
G_DECLARE_FINAL_TYPE (PmapDocument, pmap_document, PMAP, DOCUMENT, PmapRecord)

/**
 * PmapDocument:
 *
 * The members made from the table may be read by anybody; the others are the kernel's own.
 */
struct _PmapDocument
{
  PmapRecord parent_instance;
  PMAP_DOCUMENT_FIELDS (PMAP_FIELD_MEMBER)

  /*< private >*/
  guint minor_version;  /* of the file, where a later program wrote what is kept as foreign; else 0 */
  GHashTable *index;    /* id → PmapRecord, neither owned: the records in this document own both */
  GHashTable *followers; /* id, interned → GPtrArray of the interventions that carry it on, in their order; NULL until asked for */
};

typedef struct _PmapFunding PmapFunding;
typedef struct _PmapSchool PmapSchool;
typedef struct _PmapYear PmapYear;

PmapDocument *pmap_document_new             (void);
gpointer      pmap_document_find            (PmapDocument *self,
                                             const char   *id);
PmapRecordList *pmap_document_find_list     (PmapDocument *self,
                                             GType         type);
PmapSchool   *pmap_document_get_school      (PmapDocument *self);
PmapYear     *pmap_document_get_year        (PmapDocument *self);
PmapFunding  *pmap_document_get_funding     (PmapDocument *self);
GPtrArray    *pmap_document_list_referrers  (PmapDocument *self,
                                             const char   *id);
void          pmap_document_check           (PmapDocument *self,
                                             PmapIssues   *issues);

G_END_DECLS
