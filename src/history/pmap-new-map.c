/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new map, with what every school would otherwise type first: three tiers, a set of rates, the usual kinds of staff (without
 * rates: those are the school's), the academic year. Term dates differ by school and are left to fill in. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-new-map.h"

#include "history/pmap-editor.h"
#include "model/pmap-funding.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-record-private.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

/* SEND Code of Practice 2015, 6.15: quality first teaching is not special provision, so it is listed and not costed. */
static const struct
{
  const char *name;
  gboolean costed;
} tiers[] = {
  { N_("Universal"), FALSE },
  { N_("Targeted"), TRUE },
  { N_("Specialist"), TRUE },
};

static const char *const roles[] = {
  N_("Teacher"),
  N_("SENCO"),
  N_("Teaching assistant"),
  N_("Higher level teaching assistant"),
  N_("Learning mentor"),
  N_("Speech and language therapist"),
};

/* Nothing that is set here can be refused: it is ours, and the document is empty. */
static PmapRecord *
add_named (PmapEditor     *editor,
           PmapRecordList *list,
           const char     *name)
{
  PmapRecord *record = pmap_editor_add (editor, list, PMAP_POSITION_END, name, NULL, "name", name, NULL);

  g_assert (record != NULL);
  return record;
}

static void
add_tiers (PmapEditor   *editor,
           PmapDocument *document)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    pmap_editor_set_boolean (editor, add_named (editor, document->tiers, _(tiers[i].name)), "costed", tiers[i].costed,
                             NULL);
}

static void
add_staff_costs (PmapEditor   *editor,
                 PmapDocument *document)
{
  PmapRecord *own = add_named (editor, document->rate_sets, _("The school’s own rates"));

  pmap_editor_set_reference (editor, document->funding, "rate-set", own, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    add_named (editor, document->staff_roles, _(roles[i]));
}

static void
set_year (PmapEditor   *editor,
          PmapDocument *document,
          PmapDate      today)
{
  guint month, year;

  pmap_date_split (today, NULL, &month, &year);
  if (month < 9)
    year--;
  /* The end first: a year that ends before it starts is refused. */
  pmap_editor_set_date (editor, document->year, "end", pmap_date_new (31, 8, year + 1), NULL);
  pmap_editor_set_date (editor, document->year, "start", pmap_date_new (1, 9, year), NULL);
}

/**
 * pmap_new_map:
 * @school: (nullable): the school's name
 * @today: a day of the academic year that the map is for
 *
 * Returns: (transfer full): a map to begin with: no pupils, no provision yet
 */
PmapDocument *
pmap_new_map (const char *school,
              PmapDate    today)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);

  g_return_val_if_fail (today != PMAP_DATE_NONE, NULL);

  _pmap_record_make_ids (PMAP_RECORD (document));
  pmap_editor_set_typed (editor, document->school, "name", school, NULL);
  set_year (editor, document, today);
  add_tiers (editor, document);
  add_staff_costs (editor, document);
  return g_steal_pointer (&document);
}
