/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a pupil's map lists: tier by tier, the universal strategies and the interventions, each told in words. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-map-row.h"

#include "base/pmap-money.h"
#include "model/pmap-places.h"
#include "model/pmap-provision.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staffing.h"
#include "model/pmap-strategy.h"
#include "report/pmap-group-words.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

struct _PmapMapRow
{
  GObject parent_instance;

  PmapMapRowKind kind;
  PmapRecord *record;       /* NULL for the heading of what has no tier */
  guint tier;               /* whose colour it has */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapMapRow, pmap_map_row, G_TYPE_OBJECT)

static void
pmap_map_row_finalize (GObject *object)
{
  g_clear_object (&PMAP_MAP_ROW (object)->record);

  G_OBJECT_CLASS (pmap_map_row_parent_class)->finalize (object);
}

static void
pmap_map_row_class_init (PmapMapRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_map_row_finalize;

  /**
   * PmapMapRow::changed:
   * @self: the row
   *
   * It may read differently now.
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_MAP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pmap_map_row_init (PmapMapRow *self)
{
}

/**
 * pmap_map_row_new:
 * @kind: what it is
 * @record: (nullable): a tier, a member or a strategy
 * @tier: the number of its tier
 *
 * Returns: (transfer full): a row
 */
PmapMapRow *
pmap_map_row_new (PmapMapRowKind  kind,
                  PmapRecord     *record,
                  guint           tier)
{
  PmapMapRow *self = g_object_new (PMAP_TYPE_MAP_ROW, NULL);

  self->kind = kind;
  self->record = record != NULL ? g_object_ref (record) : NULL;
  self->tier = tier;
  return self;
}

PmapMapRowKind
pmap_map_row_get_kind (PmapMapRow *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_ROW (self), PMAP_MAP_ROW_TIER);

  return self->kind;
}

/** pmap_map_row_get_record: Returns: (transfer none) (nullable): the tier, member or strategy */
PmapRecord *
pmap_map_row_get_record (PmapMapRow *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_ROW (self), NULL);

  return self->record;
}

/** pmap_map_row_get_tier: Returns: the number of its tier, from 0 */
guint
pmap_map_row_get_tier (PmapMapRow *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_ROW (self), 0);

  return self->tier;
}

static PmapIntervention *
get_intervention (PmapMapRow *self)
{
  return PMAP_INTERVENTION (pmap_record_get_owner (self->record));
}

/* On screen people are named; roles stand in where nobody is. */
static char *
tell_who (PmapIntervention *intervention)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < pmap_record_list_get_length (intervention->staffing); i++)
    {
      PmapStaffing *line = pmap_record_list_get (intervention->staffing, i);
      PmapRecord *who = pmap_document_find (document, line->member);

      if (PMAP_IS_STAFF_MEMBER (who) && PMAP_STAFF_MEMBER (who)->name != NULL)
        g_ptr_array_add (names, PMAP_STAFF_MEMBER (who)->name);
    }
  if (names->len == 0)
    return pmap_words_get_who (intervention);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* A pupil's own dates where they differ from the group's. */
static char *
tell_when (PmapMember *member)
{
  PmapPeriod dates = pmap_places_get_dates (member);

  return pmap_words_get_dates (dates.from, dates.to);
}

static char *
tell_member (PmapMapRow    *self,
             PmapWorkspace *workspace,
             PmapMapColumn  column)
{
  PmapIntervention *intervention = get_intervention (self);

  switch (column)
    {
    case PMAP_MAP_PROVISION:
      return pmap_record_describe (PMAP_RECORD (intervention));
    case PMAP_MAP_WHO:
      return tell_who (intervention);
    case PMAP_MAP_HOW_OFTEN:
      return pmap_words_get_frequency (intervention);
    case PMAP_MAP_GROUP:
      return pmap_words_get_group (intervention);
    case PMAP_MAP_WHEN:
      return tell_when (PMAP_MEMBER (self->record));
    case PMAP_MAP_OUTCOME:
      return pmap_words_get_progress (PMAP_MEMBER (self->record));
    case PMAP_MAP_COST:
      return pmap_money_format (pmap_ledger_get_share (pmap_workspace_get_ledger (workspace),
                                                       PMAP_MEMBER (self->record)));
    case PMAP_MAP_N_COLUMNS:
    default:
      g_assert_not_reached ();
    }
}

static char *
tell_tier (PmapMapRow    *self,
           PmapWorkspace *workspace,
           PmapPupil     *pupil,
           PmapMapColumn  column)
{
  if (column == PMAP_MAP_PROVISION)
    return self->record != NULL ? pmap_record_describe (self->record) : g_strdup (_("No tier"));
  if (column != PMAP_MAP_COST)
    return NULL;
  if (self->record != NULL && !PMAP_TIER (self->record)->costed)
    return g_strdup (_("not costed"));
  return pmap_money_format (pmap_ledger_get_pupil_tier_total (pmap_workspace_get_ledger (workspace),
                                                              pmap_record_get_id (PMAP_RECORD (pupil)),
                                                              self->record != NULL ? pmap_record_get_id (self->record)
                                                                                   : NULL));
}

static char *
tell_strategy (PmapMapRow    *self,
               PmapMapColumn  column)
{
  return column == PMAP_MAP_PROVISION ? pmap_record_describe (self->record) : NULL;
}

/**
 * pmap_map_row_get_text:
 * @self: a row
 * @workspace: the map
 * @pupil: whose
 * @column: which of its cells
 *
 * Returns: (transfer full) (nullable): what stands there
 */
char *
pmap_map_row_get_text (PmapMapRow    *self,
                       PmapWorkspace *workspace,
                       PmapPupil     *pupil,
                       PmapMapColumn  column)
{
  g_return_val_if_fail (PMAP_IS_MAP_ROW (self) && PMAP_IS_WORKSPACE (workspace), NULL);

  if (self->record != NULL && pmap_record_get_document (self->record) == NULL)
    return NULL;                          /* it just went; the list follows before the next frame */
  if (self->kind == PMAP_MAP_ROW_TIER)
    return tell_tier (self, workspace, pupil, column);
  if (self->kind == PMAP_MAP_ROW_STRATEGY)
    return tell_strategy (self, column);
  return tell_member (self, workspace, column);
}

/**
 * pmap_map_row_get_summary:
 * @self: a row
 * @workspace: the map
 * @pupil: whose
 *
 * Returns: (transfer full) (nullable): all but name, outcome and cost in one line, for where there is no room for columns
 */
char *
pmap_map_row_get_summary (PmapMapRow    *self,
                          PmapWorkspace *workspace,
                          PmapPupil     *pupil)
{
  static const PmapMapColumn columns[] = { PMAP_MAP_HOW_OFTEN, PMAP_MAP_GROUP, PMAP_MAP_WHO, PMAP_MAP_WHEN };
  GString *summary;

  g_return_val_if_fail (PMAP_IS_MAP_ROW (self), NULL);

  if (self->kind != PMAP_MAP_ROW_MEMBER)
    return NULL;
  summary = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = pmap_map_row_get_text (self, workspace, pupil, columns[i]);

      if (text != NULL && *text != '\0')
        g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", text);
    }
  return g_string_free (summary, FALSE);
}

static void
append_part (GString    *text,
             const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

/**
 * pmap_map_row_describe:
 * @self: a row
 * @workspace: the map
 * @pupil: whose
 *
 * Returns: (transfer full): all that stands in it, for a screen reader that comes to it
 */
char *
pmap_map_row_describe (PmapMapRow    *self,
                       PmapWorkspace *workspace,
                       PmapPupil     *pupil)
{
  GString *text = g_string_new (NULL);
  g_autofree char *name = pmap_map_row_get_text (self, workspace, pupil, PMAP_MAP_PROVISION);
  g_autofree char *summary = pmap_map_row_get_summary (self, workspace, pupil);
  g_autofree char *outcome = pmap_map_row_get_text (self, workspace, pupil, PMAP_MAP_OUTCOME);
  g_autofree char *cost = pmap_map_row_get_text (self, workspace, pupil, PMAP_MAP_COST);

  append_part (text, name);
  append_part (text, summary);
  append_part (text, outcome);
  append_part (text, pmap_workspace_is_disguised (workspace) ? NULL : cost);
  return g_string_free (text, FALSE);
}

/** pmap_map_row_touch: Says that @self may read differently now. */
void
pmap_map_row_touch (PmapMapRow *self)
{
  g_return_if_fail (PMAP_IS_MAP_ROW (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

static PmapTier *
find_tier (gpointer member)
{
  return pmap_intervention_get_tier (PMAP_INTERVENTION (pmap_record_get_owner (member)));
}

static void
add_row (GPtrArray      *rows,
         PmapMapRowKind  kind,
         PmapRecord     *record,
         guint           tier)
{
  g_ptr_array_add (rows, pmap_map_row_new (kind, record, tier));
}

static void
add_tier (GPtrArray *rows,
          PmapTier  *tier,
          guint      number,
          GPtrArray *members,
          PmapPupil *pupil,
          gboolean   with_strategies)
{
  guint heading = rows->len;

  add_row (rows, PMAP_MAP_ROW_TIER, PMAP_RECORD (tier), number);
  for (guint i = 0; with_strategies && i < pmap_record_list_get_length (pupil->strategies); i++)
    add_row (rows, PMAP_MAP_ROW_STRATEGY, pmap_record_list_get (pupil->strategies, i), number);
  for (guint i = 0; i < members->len; i++)
    if (find_tier (members->pdata[i]) == tier)
      add_row (rows, PMAP_MAP_ROW_MEMBER, members->pdata[i], number);
  if (rows->len == heading + 1)
    g_ptr_array_set_size (rows, heading);       /* a tier without provision is not listed */
}

/**
 * pmap_map_rows_new:
 * @workspace: a map
 * @pupil: one of its pupils
 *
 * Returns: (transfer container) (element-type PmapMapRow): what the pupil's map lists, in the order of the tiers; the
 *   strategies stand in the first tier that is never costed
 */
GPtrArray *
pmap_map_rows_new (PmapWorkspace *workspace,
                   PmapPupil     *pupil)
{
  PmapRecordList *tiers;
  g_autoptr (GPtrArray) members = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean strategies_done = FALSE;
  guint n;

  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil), rows);

  tiers = pmap_workspace_get_document (workspace)->tiers;
  n = pmap_record_list_get_length (tiers);
  members = pmap_ledger_get_pupil_members (pmap_workspace_get_ledger (workspace),
                                           pmap_record_get_id (PMAP_RECORD (pupil)));
  for (guint i = 0; i < n; i++)
    {
      PmapTier *tier = pmap_record_list_get (tiers, i);
      gboolean with_strategies = !tier->costed && !strategies_done;

      add_tier (rows, tier, i, members, pupil, with_strategies);
      strategies_done |= with_strategies;
    }
  add_tier (rows, NULL, n, members, pupil, !strategies_done);
  return rows;
}
