/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a map's window. A page is described here, and nowhere else named: the list at the side, its icons, Alt and a number,
 * the window of shortcuts, Print and the way from a message to the record that it speaks of all read this table. A page of records
 * needs no code of its own beside its table (report/pmap-listing-*.c) and its form (a .ui file). */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-page-kinds.h"

#include "model/pmap-funding.h"
#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-review.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"
#include "ui/pages/pmap-groups-page.h"
#include "ui/pages/pmap-overview-page.h"
#include "ui/pages/pmap-pupil-page.h"
#include "ui/pages/pmap-records-page.h"
#include "ui/pages/pmap-week-page.h"

#include <glib/gi18n.h>

static gboolean
is_running (gpointer                  record,
            const PmapListingContext *context)
{
  return pmap_intervention_get_phase (record, context->today) == PMAP_PHASE_RUNNING;
}

static const PmapRecordsPageKind menu = {
  .listing = "provisions",
  .form = "/com/example/ProvisionMap/ui/pmap-provision-form.ui",
  .add_label = N_("_Add provision"),
  .remove_label = N_("_Remove from the menu"),
  .empty_title = N_("The menu is empty"),
  .empty_text = N_("Add what your school can offer once; from then on it is chosen by typing three letters."),
  .actions = { { N_("Add from a _starter menu…"), "win.add-from-menu" },
               { N_("Save this menu as a _template…"), "win.save-menu-template" } },
  .offers_first = TRUE,
};

static const PmapRecordsPageKind groups = {
  .listing = "groups",
  .remove_label = N_("_Remove this group"),
  .empty_title = N_("No groups yet"),
  .empty_text = N_("Start one above, or give a pupil a provision: both make a group here."),
  .filters = { { PMAP_FILTER_RUNNING, N_("Running _now"), N_("Only groups that meet at present"), is_running } },
};

static gboolean
has_plan (gpointer                  record,
          const PmapListingContext *context)
{
  return (PmapSenCode) PMAP_PUPIL (record)->sen == PMAP_SEN_PLAN;
}

static gboolean
is_review_due (gpointer                  record,
               const PmapListingContext *context)
{
  return pmap_review_is_due (record, context->today);
}

static const PmapRecordsPageKind sen_register = {
  .listing = "register",
  .empty_title = N_("Nobody is on the register yet"),
  .empty_text = N_("Who has SEN support or an EHC plan as the SEN code is listed here; the profile of a pupil has the code."),
  .filters = { { "plans", N_("_EHC plans"), N_("Only pupils with an EHC plan"), has_plan },
               { "reviews", N_("Review _due"), N_("Only pupils whose review is due"), is_review_due } },
};

static PmapBand
judge (gpointer                  pupil,
       const PmapListingContext *context)
{
  PmapFunding *funding = pmap_document_get_funding (pmap_ledger_get_document (context->ledger));

  return pmap_funding_judge (funding, pmap_ledger_get_pupil_towards_limit (pmap_ledger_get_of_year (context->ledger),
                                                                           pmap_record_get_id (pupil)));
}

static gboolean
is_over (gpointer                  record,
         const PmapListingContext *context)
{
  return judge (record, context) == PMAP_BAND_OVER;
}

static gboolean
is_near (gpointer                  record,
         const PmapListingContext *context)
{
  return judge (record, context) == PMAP_BAND_NEAR;
}

static const PmapRecordsPageKind funding = {
  .listing = "funding",
  .empty_title = N_("Nobody is on the register yet"),
  .empty_text = N_("What the provision of each pupil with SEN support, an EHC plan or top-up funding costs is listed here, beside the "
                   "limit of element 2."),
  .actions = { { N_("_Print the budget, month by month…"), "win.print-report::budget" },
               { N_("Save the _budget, month by month…"), "win.save-listing::budget" },
               { N_("Save who p_ays, month by month…"), "win.save-listing::payers" } },
  .filters = { { "over", N_("_Over the limit"), N_("Only pupils for whom more counts towards element 2 than its limit"), is_over },
               { "near", N_("_Near the limit"), N_("Only pupils who are at most a tenth of the limit below it"), is_near } },
};

static const PmapRecordsPageKind staff = {
  .listing = "staff",
  .add_label = N_("_Add a colleague"),
  .remove_label = N_("_Remove this colleague"),
  .empty_title = N_("Nobody yet"),
  .empty_text = N_("Who gives provision: groups can then say who takes them. Costs go by role, so nobody’s pay is in the map."),
};

static const PmapRecordsPageKind roles = {
  .listing = "roles",
  .form = "/com/example/ProvisionMap/ui/pmap-staff-role-form.ui",
  .add_label = N_("_Add a role"),
  .remove_label = N_("_Remove this role"),
  .first_field = "rates",
  .empty_title = N_("No roles yet"),
  .empty_text = N_("A cost is minutes times a rate, so each kind of adult needs a rate and the day from which it holds."),
};

/* In the order of the side list. A record stands on the first page that shows it, or something around it. */
static const PmapPageKind kinds[] = {
  { PMAP_PAGE_OVERVIEW, N_("Overview"), "pmap-overview-symbolic", pmap_overview_page_get_type, .report = "school" },
  { "menu", N_("Provision menu"), "pmap-menu-symbolic", pmap_records_page_get_type,
    .shows = { pmap_provision_get_type, pmap_tier_get_type }, .report = "provisions", .records = &menu },
  { PMAP_PAGE_GROUPS, N_("Groups"), "pmap-groups-symbolic", pmap_groups_page_get_type,
    .shows = { pmap_intervention_get_type }, .report = "groups", .records = &groups },
  { "register", N_("SEN register"), "pmap-register-symbolic", pmap_records_page_get_type, .report = "register",
    .records = &sen_register },
  { "staff", N_("Staff"), "pmap-staff-symbolic", pmap_records_page_get_type,
    .shows = { pmap_staff_member_get_type }, .report = "staff", .records = &staff },
  { "roles", N_("Roles and rates"), "pmap-rates-symbolic", pmap_records_page_get_type,
    .shows = { pmap_staff_role_get_type, pmap_rate_set_get_type }, .report = "roles", .records = &roles },
  { "funding", N_("Funding"), "pmap-funding-symbolic", pmap_records_page_get_type, .report = "funding", .records = &funding },
  { "week", N_("Week"), "pmap-week-symbolic", pmap_week_page_get_type, .report = "timetable" },
  { PMAP_PAGE_PUPIL, NULL, NULL, pmap_pupil_page_get_type,
    .shows = { pmap_pupil_get_type }, .report = "pupil" },
};

/** pmap_page_kinds_get: Returns: (array length=n_kinds): all pages, in the order of the side list */
const PmapPageKind *
pmap_page_kinds_get (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/** pmap_page_kind_find: Returns: (nullable): the page of that name */
const PmapPageKind *
pmap_page_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];
  return NULL;
}

static const PmapPageKind *
find_shown (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < PMAP_PAGE_N_SHOWS && kinds[i].shows[j] != NULL; j++)
      if (kinds[i].shows[j] () == type)
        return &kinds[i];
  return NULL;
}

/**
 * pmap_page_kind_find_place:
 * @record: a record of a map
 *
 * Returns: the page on which @record, or what it is in, is shown; the overview where it has no other place
 */
const PmapPageKind *
pmap_page_kind_find_place (PmapRecord *record)
{
  g_return_val_if_fail (PMAP_IS_RECORD (record), NULL);

  for (; record != NULL; record = pmap_record_get_owner (record))
    {
      const PmapPageKind *kind = find_shown (G_OBJECT_TYPE (record));

      if (kind != NULL)
        return kind;
    }
  return pmap_page_kind_find (PMAP_PAGE_OVERVIEW);
}

/** pmap_page_kind_get_accel: Returns: (transfer full) (nullable): the keys that turn to it, "<Alt>1" for the first of the list */
char *
pmap_page_kind_get_accel (const PmapPageKind *self)
{
  guint number = 1;

  g_return_val_if_fail (self != NULL, NULL);

  for (const PmapPageKind *kind = kinds; kind != self; kind++)
    number += kind->title != NULL;
  return self->title != NULL && number <= 9 ? g_strdup_printf ("<Alt>%u", number) : NULL;
}

/** pmap_page_kind_get_action: Returns: (transfer full): the action that turns to it, in detail */
char *
pmap_page_kind_get_action (const PmapPageKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("win.page::%s", self->name);
}
