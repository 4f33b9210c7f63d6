/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil's map: tier by tier, the universal strategies and the interventions that the pupil is a member of. A row of it is a record:
 * a membership, a strategy, or the tier that heads them; what has no tier is headed by the map itself. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-money.h"
#include "model/pmap-intervention-chain.h"
#include "model/pmap-member.h"
#include "model/pmap-places.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staffing.h"
#include "model/pmap-strategy.h"
#include "model/pmap-tier.h"
#include "report/pmap-group-words.h"
#include "report/pmap-provision-words.h"
#include "report/pmap-step-words.h"

#include <glib/gi18n.h>

static PmapListingPart
get_part (gpointer record)
{
  if (PMAP_IS_MEMBER (record))
    return PMAP_LISTING_RECORD;
  return PMAP_IS_STRATEGY (record) ? PMAP_LISTING_NOTE : PMAP_LISTING_HEADING;
}

/* Returns: (nullable): what the pupil is a member of; %NULL in a row that is of no membership */
static PmapIntervention *
get_intervention (gpointer record)
{
  return PMAP_IS_MEMBER (record) ? PMAP_INTERVENTION (pmap_record_get_owner (record)) : NULL;
}

/* The strategies stand in the first tier that is never costed; where there is none, with what has no tier. */
static gint64
get_strategies_tier (PmapDocument *document)
{
  guint n = pmap_record_list_get_length (document->tiers);

  for (guint i = 0; i < n; i++)
    if (!PMAP_TIER (pmap_record_list_get (document->tiers, i))->costed)
      return i;
  return n;
}

static gint64
get_tier (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  PmapDocument *document = pmap_record_get_document (item);
  PmapTier *tier;

  if (PMAP_IS_STRATEGY (item))
    return get_strategies_tier (document);
  tier = PMAP_IS_MEMBER (item) ? pmap_intervention_get_tier (get_intervention (item)) : PMAP_IS_TIER (item) ? item : NULL;
  return tier != NULL ? pmap_tier_get_number (tier) : pmap_record_list_get_length (document->tiers);
}

static char *
describe_name (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  if (PMAP_IS_DOCUMENT (item))
    return g_strdup (_("No tier"));
  return pmap_record_describe (PMAP_IS_MEMBER (item) ? PMAP_RECORD (get_intervention (item)) : item);
}

/* People are named; roles stand in where nobody is. */
static char *
describe_staff (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  PmapIntervention *intervention = get_intervention (item);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (intervention == NULL)
    return NULL;
  for (guint i = 0; i < pmap_record_list_get_length (intervention->staffing); i++)
    {
      PmapStaffing *line = pmap_record_list_get (intervention->staffing, i);
      PmapRecord *who = pmap_document_find (pmap_record_get_document (item), line->member);

      if (PMAP_IS_STAFF_MEMBER (who) && PMAP_STAFF_MEMBER (who)->name != NULL)
        g_ptr_array_add (names, PMAP_STAFF_MEMBER (who)->name);
    }
  if (names->len == 0)
    return pmap_words_get_who (intervention);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
describe_frequency (gpointer          item,
                    const PmapColumn *column,
                    gpointer          context)
{
  PmapIntervention *intervention = get_intervention (item);

  return intervention != NULL ? pmap_words_get_frequency (intervention) : NULL;
}

static char *
describe_group (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  PmapIntervention *intervention = get_intervention (item);

  return intervention != NULL ? pmap_words_get_group (intervention) : NULL;
}

/* The steps of what changed from a date, in the line below. */
static char *
describe_steps (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  return PMAP_IS_MEMBER (item) ? pmap_words_get_steps (item) : NULL;
}

static gint64
get_start (gpointer          item,
           const PmapColumn *column,
           gpointer          context)
{
  g_autoptr (GPtrArray) steps = PMAP_IS_MEMBER (item) ? pmap_member_list_steps (item) : NULL;

  return steps != NULL ? pmap_places_get_dates (steps->pdata[0]).from : PMAP_DATE_NONE;
}

/* A pupil's own dates where they differ from the group's; of several steps from the first to the last. */
static char *
describe_dates (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  PmapPeriod dates;

  if (!PMAP_IS_MEMBER (item))
    return NULL;
  dates = pmap_places_get_dates (item);
  return pmap_words_get_dates (get_start (item, column, context), dates.to);
}

static char *
describe_outcome (gpointer          item,
                  const PmapColumn *column,
                  gpointer          context)
{
  char *progress = NULL;

  /* The last step that has any. */
  for (gpointer step = PMAP_IS_MEMBER (item) ? item : NULL; step != NULL && progress == NULL; step = pmap_member_get_previous (step))
    progress = pmap_words_get_progress (step);
  return progress;
}

static gint64
get_cost (gpointer          item,
          const PmapColumn *column,
          gpointer          user_data)
{
  const PmapListingContext *context = user_data;

  if (PMAP_IS_MEMBER (item))
    return pmap_ledger_get_steps_share (context->ledger, item);
  if (get_part (item) == PMAP_LISTING_NOTE)
    return 0;
  return pmap_ledger_get_pupil_tier_total (context->ledger, pmap_record_get_id (PMAP_RECORD (context->pupil)),
                                           PMAP_IS_TIER (item) ? pmap_record_get_id (item) : NULL);
}

static char *
describe_cost (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  if (get_part (item) == PMAP_LISTING_NOTE)
    return NULL;
  if (PMAP_IS_TIER (item) && !PMAP_TIER (item)->costed)
    return g_strdup (_("not costed"));
  return pmap_money_format (get_cost (item, column, context));
}

static PmapRecord *
get_costed (gpointer item)
{
  return PMAP_IS_MEMBER (item) ? item : NULL;
}

/* With less room all but the name, the outcome and the cost go into a second line. */
static const PmapColumn columns[] = {
  { "provision", N_("Provision"), .text = describe_name, .second = describe_steps, .tier = get_tier, .width = 30, .least = 12, .expand = TRUE },
  { "staff", N_("Who"), .text = describe_staff, .width = 15, .rank = 2, .line = 3 },
  { "frequency", N_("How long and how often"), .text = describe_frequency, .width = 23, .rank = 2, .line = 1,
    .in_second = TRUE },
  { "group", N_("Group"), .text = describe_group, .width = 13, .rank = 2, .line = 2, .in_second = TRUE },
  { "dates", N_("When"), .text = describe_dates, .key = get_start, .width = 22, .rank = 2, .line = 4 },
  { "outcome", N_("Outcome so far"), .text = describe_outcome, .width = 15, .expand = TRUE, .rank = 1 },
  { "cost", N_("Cost this year"), .head = pmap_listing_say_cost, .text = describe_cost, .key = get_cost,
    .working = get_costed, .width = 12, .figures = TRUE,
    .money = TRUE },
};

const PmapListing pmap_listing_map = {
  .nick = "map",
  .title = N_("Provision"),
  .get_type = pmap_member_get_type,
  .get_part = get_part,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};

static void
add_section (GPtrArray  *rows,
             PmapRecord *heading,
             gint64      number,
             GPtrArray  *members,
             PmapPupil  *pupil)
{
  guint start = rows->len;

  g_ptr_array_add (rows, heading);
  if (get_strategies_tier (pmap_record_get_document (heading)) == number)
    for (guint i = 0; i < pmap_record_list_get_length (pupil->strategies); i++)
      g_ptr_array_add (rows, pmap_record_list_get (pupil->strategies, i));
  for (guint i = 0; i < members->len; i++)
    if (get_tier (members->pdata[i], NULL, NULL) == number)
      g_ptr_array_add (rows, members->pdata[i]);
  if (rows->len == start + 1)
    g_ptr_array_set_size (rows, (int) start);       /* a tier without provision is not listed */
}

/**
 * pmap_listing_map_list_rows:
 * @context: a map, and one of its pupils
 *
 * Lists the rows of the pupil's map, in the order of the tiers. What changed from a date is one row, of the last step.
 *
 * Returns: (transfer container) (element-type PmapRecord): the rows
 */
GPtrArray *
pmap_listing_map_list_rows (const PmapListingContext *context)
{
  PmapDocument *document;
  g_autoptr (GPtrArray) members = NULL;
  GPtrArray *rows;
  guint n_tiers;

  g_return_val_if_fail (context != NULL && PMAP_IS_PUPIL (context->pupil), NULL);

  document = pmap_ledger_get_document (context->ledger);
  members = pmap_ledger_list_pupil_lines (context->ledger, pmap_record_get_id (PMAP_RECORD (context->pupil)));
  n_tiers = pmap_record_list_get_length (document->tiers);
  rows = g_ptr_array_new ();
  for (guint i = 0; i < n_tiers; i++)
    add_section (rows, pmap_record_list_get (document->tiers, i), i, members, context->pupil);
  add_section (rows, PMAP_RECORD (document), n_tiers, members, context->pupil);
  return rows;
}
