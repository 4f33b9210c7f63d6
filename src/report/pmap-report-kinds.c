/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a map can be printed as. A report is described here, and built in a file of its own; a table needs no file. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-kinds.h"

#include "report/pmap-report-listing.h"
#include "report/pmap-report-menu.h"
#include "report/pmap-report-pupil.h"
#include "report/pmap-report-school.h"

#include <glib/gi18n.h>

static PmapReport *
build_pupil (const PmapReportKind  *kind,
             const PmapReportOrder *order)
{
  return pmap_report_pupil_new (order->ledger, order->pupil, order->screen);
}

static PmapReport *
build_school (const PmapReportKind  *kind,
              const PmapReportOrder *order)
{
  return pmap_report_school_new (order->ledger);
}

static PmapReport *
build_menu (const PmapReportKind  *kind,
            const PmapReportOrder *order)
{
  return pmap_report_menu_new (order->ledger, order->today);
}

static PmapReport *
build_listing (const PmapReportKind  *kind,
               const PmapReportOrder *order)
{
  const PmapListingContext context = { order->ledger, order->today };

  return pmap_report_listing_new (pmap_listing_find (kind->listing), &context, order->rows, order->filter);
}

static const PmapReportKind kinds[] = {
  { "pupil", N_("This pupil’s map, for the family"), .about_pupil = TRUE, .for_family = TRUE, .build = build_pupil },
  { "school", N_("The school’s map"), .build = build_school },
  { "menu-grid", N_("The whole-school map on one page"), .build = build_menu },
  { "groups", N_("All groups"), .build = build_listing, .listing = "groups" },
  { "register", N_("The whole SEN register"), .build = build_listing, .listing = "register" },
  { "funding", N_("The funding of each pupil"), .build = build_listing, .listing = "funding" },
  { "staff", N_("All staff"), .build = build_listing, .listing = "staff" },
  { "roles", N_("All staff roles and rates"), .build = build_listing, .listing = "roles" },
  { "provisions", N_("The whole menu of provision"), .build = build_listing, .listing = "provisions" },
};

/** pmap_report_kinds_get: Returns: (array length=n_kinds): all that a map can be printed as */
const PmapReportKind *
pmap_report_kinds_get (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/** pmap_report_kind_find: Returns: (nullable): the report of that nick */
const PmapReportKind *
pmap_report_kind_find (const char *nick)
{
  g_return_val_if_fail (nick != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].nick, nick))
      return &kinds[i];
  return NULL;
}

/** pmap_report_kind_get_title: Returns: what it is called where it is chosen: "This pupil’s map" */
const char *
pmap_report_kind_get_title (const PmapReportKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

/**
 * pmap_report_kind_build:
 * @self: a kind of report
 * @order: of whom and of what; a report for a family should have a screen
 *
 * Returns: (transfer full) (nullable): the document to print; %NULL where the map has no such pupil
 */
PmapReport *
pmap_report_kind_build (const PmapReportKind  *self,
                        const PmapReportOrder *order)
{
  g_return_val_if_fail (self != NULL && order != NULL && PMAP_IS_LEDGER (order->ledger), NULL);
  g_return_val_if_fail (self->about_pupil == (order->pupil != NULL), NULL);

  return self->build (self, order);
}
