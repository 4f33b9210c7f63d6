/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wants attention in a map, kept current: all of it is looked through once, afterwards only what a change touches.
 *
 * The work comes in small steps, one pupil or one intervention each, so that whoever has something better to do is never
 * kept waiting; a school of 2,000 pupils is looked through in a second of such steps, a change in a few. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-attention.h"

#include "calc/pmap-advice.h"
#include "model/pmap-intervention-chain.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-silenced.h"
#include "model/pmap-slot.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staffing.h"
#include "model/pmap-target.h"

struct _PmapAttention
{
  GObject parent_instance;

  PmapLedger *ledger;
  PmapDate today;
  GHashTable *found;     /* unit → PmapIssues about it and what is in it; of those that have any */
  GHashTable *waiting;   /* set of units to be looked at */
  GPtrArray *line;       /* of the units, each once, in which they are looked at; with some that wait no more */
  GHashTable *touched;   /* set of units whose neighbours are still to be found */
  gboolean all;          /* something changed that everything may hang on */
  gboolean rooms;        /* a slot is gone, and with it perhaps what stood in the way of another group in its room */
};

G_DEFINE_FINAL_TYPE (PmapAttention, pmap_attention, G_TYPE_OBJECT)

static void
pmap_attention_dispose (GObject *object)
{
  PmapAttention *self = PMAP_ATTENTION (object);

  if (self->ledger != NULL)
    g_signal_handlers_disconnect_by_data (pmap_ledger_get_document (self->ledger), self);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (pmap_attention_parent_class)->dispose (object);
}

static void
pmap_attention_finalize (GObject *object)
{
  PmapAttention *self = PMAP_ATTENTION (object);

  g_hash_table_unref (self->found);
  g_hash_table_unref (self->waiting);
  g_ptr_array_unref (self->line);
  g_hash_table_unref (self->touched);

  G_OBJECT_CLASS (pmap_attention_parent_class)->finalize (object);
}

static void
pmap_attention_class_init (PmapAttentionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_attention_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmap_attention_finalize;
}

static void
pmap_attention_init (PmapAttention *self)
{
  self->found = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) g_ptr_array_unref);
  self->waiting = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->line = g_ptr_array_new_with_free_func (g_object_unref);
  self->touched = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/* --- what a change touches --- */

/* What is looked at in one step: a record that the map itself holds, with all that is in it. */
static PmapRecord *
find_unit (PmapRecord *record)
{
  PmapRecord *owner;

  while ((owner = pmap_record_get_owner (record)) != NULL && !PMAP_IS_DOCUMENT (owner))
    record = owner;
  return record;
}

/* Whom it touches beside itself is found when there is time: the figures may not be settled yet. */
static void
touch (PmapAttention *self,
       PmapRecord    *record)
{
  PmapRecord *unit = find_unit (record);

  if (PMAP_IS_INTERVENTION (unit) || PMAP_IS_PUPIL (unit))
    g_hash_table_add (self->touched, g_object_ref (unit));
  else
    self->all = TRUE;
}

static void
touch_id (PmapAttention *self,
          const char    *id)
{
  PmapRecord *record = pmap_document_find (pmap_ledger_get_document (self->ledger), id);

  if (record != NULL)
    touch (self, record);
}

/* Whoever else something is said of because of @record. */
static void
touch_others (PmapAttention *self,
              PmapRecord    *record)
{
  if (PMAP_IS_TARGET (record))
    touch_id (self, PMAP_TARGET (record)->intervention);
  if (PMAP_IS_MEMBER (record))
    touch_id (self, PMAP_MEMBER (record)->pupil);
  else if (PMAP_IS_INTERVENTION (record))
    for (guint i = 0; i < pmap_record_list_get_length (PMAP_INTERVENTION (record)->members); i++)
      touch_id (self, PMAP_MEMBER (pmap_record_list_get (PMAP_INTERVENTION (record)->members, i))->pupil);
}

static void
wait_for (PmapAttention *self,
          PmapRecord    *unit,
          gpointer       user_data)
{
  if (g_hash_table_add (self->waiting, g_object_ref (unit)))
    g_ptr_array_add (self->line, g_object_ref (unit));
}

/* What somebody gives, in which places and at what times, is said of that person. */
static void
wait_for_staff (PmapAttention *self,
                PmapRecord    *record)
{
  PmapRecord *member;

  if (PMAP_IS_INTERVENTION (record))
    for (guint i = 0; i < pmap_record_list_get_length (PMAP_INTERVENTION (record)->staffing); i++)
      wait_for_staff (self, pmap_record_list_get (PMAP_INTERVENTION (record)->staffing, i));
  if (!PMAP_IS_STAFFING (record))
    return;
  member = pmap_document_find (pmap_ledger_get_document (self->ledger), PMAP_STAFFING (record)->member);
  if (PMAP_IS_STAFF_MEMBER (member))
    wait_for (self, member, NULL);
}

static void
field_changed_cb (PmapDocument    *document,
                  PmapRecord      *record,
                  const PmapField *field,
                  PmapAttention   *self)
{
  /* Whose place, task or provision it was before is not known any more. */
  if (field->kind == PMAP_KIND_REFERENCE)
    self->all = TRUE;
  touch (self, record);
}

static void
record_added_cb (PmapDocument  *document,
                 PmapRecord    *record,
                 PmapAttention *self)
{
  touch_others (self, record);
  touch (self, record);
}

/* Of two that are in each other's way, what is said stands with the earlier. */
static void
record_moved_cb (PmapDocument  *document,
                 PmapRecord    *record,
                 PmapAttention *self)
{
  if (PMAP_IS_INTERVENTION (record))
    self->all = TRUE;
}

static void
record_removed_cb (PmapDocument  *document,
                   PmapRecord    *record,
                   PmapRecord    *owner,
                   PmapAttention *self)
{
  touch_others (self, record);
  wait_for_staff (self, record);
  self->rooms = self->rooms || PMAP_IS_SLOT (record) || PMAP_IS_INTERVENTION (record);
  if (!PMAP_IS_DOCUMENT (owner))
    {
      touch (self, owner);
      return;
    }
  g_hash_table_remove (self->found, record);
  g_hash_table_remove (self->waiting, record);
  g_hash_table_remove (self->touched, record);
  if (!PMAP_IS_INTERVENTION (record) && !PMAP_IS_PUPIL (record))
    self->all = TRUE;
}

/* --- looking --- */

/* Calls @func for every unit of the map, in its order. */
static void
walk_units (PmapAttention *self,
            void         (*func) (PmapAttention *self,
                                  PmapRecord    *unit,
                                  gpointer       user_data),
            gpointer       user_data)
{
  PmapRecord *document = PMAP_RECORD (pmap_ledger_get_document (self->ledger));
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (document);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      PmapRecordList *list;

      if (field->kind == PMAP_KIND_RECORD)
        func (self, pmap_record_get_record (document, field), user_data);
      if (field->kind != PMAP_KIND_RECORDS || (field->flags & PMAP_FIELD_LOG) != 0)
        continue;
      list = pmap_record_get_records (document, field);
      for (guint j = 0; j < pmap_record_list_get_length (list); j++)
        func (self, pmap_record_list_get (list, j), user_data);
    }
}

static void
wait_for_rooms (PmapAttention *self)
{
  PmapRecordList *interventions = pmap_ledger_get_document (self->ledger)->interventions;

  for (guint i = 0; i < pmap_record_list_get_length (interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (interventions, i);
      gboolean has_place = FALSE;

      for (guint j = 0; j < pmap_record_list_get_length (intervention->slots) && !has_place; j++)
        has_place = ((PmapSlot *) pmap_record_list_get (intervention->slots, j))->place != NULL;
      if (has_place)
        wait_for (self, PMAP_RECORD (intervention), NULL);
    }
}

/* Whether anybody is said to be trained is spoken of only while the provision is given. */
static void
wait_for_training (PmapAttention    *self,
                   PmapIntervention *intervention)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);

  if (provision != NULL && provision->training != NULL)
    wait_for (self, PMAP_RECORD (provision), NULL);
}

/* A group may make too many for its members; a pupil's name stands in what is said of a group of one; and what carries a run on
 * may begin too early for it. */
static void
wait_for_neighbours (PmapAttention *self,
                     PmapRecord    *unit)
{
  PmapDocument *document = pmap_ledger_get_document (self->ledger);

  wait_for (self, unit, NULL);
  if (PMAP_IS_INTERVENTION (unit))
    {
      PmapIntervention *next = pmap_intervention_find_next (PMAP_INTERVENTION (unit));

      wait_for_staff (self, unit);
      wait_for_training (self, PMAP_INTERVENTION (unit));
      self->rooms = self->rooms || pmap_record_list_get_length (PMAP_INTERVENTION (unit)->slots) > 0;
      if (next != NULL)
        wait_for (self, PMAP_RECORD (next), NULL);
      for (guint i = 0; i < pmap_record_list_get_length (PMAP_INTERVENTION (unit)->members); i++)
        {
          PmapMember *member = pmap_record_list_get (PMAP_INTERVENTION (unit)->members, i);
          PmapRecord *pupil = pmap_document_find (document, member->pupil);

          if (PMAP_IS_PUPIL (pupil))
            wait_for (self, pupil, NULL);
        }
    }
  else if (pmap_record_get_id (unit) != NULL)
    {
      g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (self->ledger, pmap_record_get_id (unit));

      for (guint i = 0; i < members->len; i++)
        wait_for (self, find_unit (members->pdata[i]), NULL);
    }
}

static void
find_neighbours (PmapAttention *self)
{
  GHashTableIter iter;
  gpointer unit;

  if (self->all)
    walk_units (self, wait_for, NULL);
  g_hash_table_iter_init (&iter, self->touched);
  while (!self->all && g_hash_table_iter_next (&iter, &unit, NULL))
    wait_for_neighbours (self, unit);
  if (!self->all && self->rooms)
    wait_for_rooms (self);
  g_hash_table_remove_all (self->touched);
  self->all = self->rooms = FALSE;
}

static void
look_at (PmapAttention *self,
         PmapRecord    *unit)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_advice_find (self->ledger, self->today, unit, issues);
  if (issues->len > 0)
    g_hash_table_insert (self->found, g_object_ref (unit), g_steal_pointer (&issues));
  else
    g_hash_table_remove (self->found, unit);
}

/**
 * pmap_attention_new:
 * @ledger: the figures of a map
 * @today: the day that decides what is overdue
 *
 * Returns: (transfer full): something that has not looked at the map yet
 */
PmapAttention *
pmap_attention_new (PmapLedger *ledger,
                    PmapDate    today)
{
  PmapAttention *self;
  PmapDocument *document;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), NULL);

  self = g_object_new (PMAP_TYPE_ATTENTION, NULL);
  self->ledger = g_object_ref (ledger);
  self->today = today;
  self->all = TRUE;
  document = pmap_ledger_get_document (ledger);
  g_signal_connect (document, "field-changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect (document, "record-added", G_CALLBACK (record_added_cb), self);
  g_signal_connect (document, "record-removed", G_CALLBACK (record_removed_cb), self);
  g_signal_connect (document, "record-moved", G_CALLBACK (record_moved_cb), self);
  return self;
}

/**
 * pmap_attention_look:
 * @self: what wants attention
 *
 * Looks at one pupil, one intervention or one other part of the map that changed since it was last looked at.
 *
 * Returns: whether there is more to look at
 */
gboolean
pmap_attention_look (PmapAttention *self)
{
  g_return_val_if_fail (PMAP_IS_ATTENTION (self), FALSE);

  find_neighbours (self);
  while (self->line->len > 0)
    {
      g_autoptr (PmapRecord) unit = g_ptr_array_steal_index (self->line, self->line->len - 1);

      if (!g_hash_table_remove (self->waiting, unit))
        continue;               /* gone meanwhile */
      look_at (self, unit);
      break;
    }
  return g_hash_table_size (self->waiting) > 0;
}

/* --- what was found --- */

static void
free_kind (gpointer data)
{
  PmapAttentionKind *kind = data;

  g_ptr_array_unref (kind->issues);
  g_free (kind);
}

static void
sort_issue (GPtrArray       *kinds,
            const PmapIssue *issue)
{
  PmapAttentionKind *kind;

  for (guint i = 0; i < kinds->len; i++)
    {
      kind = kinds->pdata[i];
      if (kind->kind != issue->kind)
        continue;
      kind->severity = MIN (kind->severity, issue->severity);
      g_ptr_array_add (kind->issues, (gpointer) issue);
      return;
    }
  kind = g_new (PmapAttentionKind, 1);
  kind->kind = issue->kind;
  kind->severity = issue->severity;
  kind->issues = g_ptr_array_new ();
  g_ptr_array_add (kind->issues, (gpointer) issue);
  g_ptr_array_add (kinds, kind);
}

/* What is gathered: what is told, or what is silenced. */
typedef struct
{
  GPtrArray *kinds;
  gboolean silenced;
} Gathering;

static void
sort_unit (PmapAttention *self,
           PmapRecord    *unit,
           gpointer       user_data)
{
  PmapIssues *issues = g_hash_table_lookup (self->found, unit);
  Gathering *gathering = user_data;

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    if ((pmap_silenced_find (pmap_ledger_get_document (self->ledger), issues->pdata[i]) != NULL) == gathering->silenced)
      sort_issue (gathering->kinds, issues->pdata[i]);
}

/* What is wrong outright is no less urgent than a figure. */
static PmapUrgency
get_urgency (const PmapAttentionKind *kind)
{
  return kind->severity == PMAP_SEVERITY_ERROR ? MIN (kind->kind->urgency, PMAP_URGENCY_MONEY) : kind->kind->urgency;
}

/* Among equals, the kind that most is to be done about goes first; then by name, so that nothing changes places. */
static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const PmapAttentionKind *one = *(const PmapAttentionKind *const *) a, *other = *(const PmapAttentionKind *const *) b;

  if (get_urgency (one) != get_urgency (other))
    return (int) get_urgency (one) - (int) get_urgency (other);
  if (one->issues->len != other->issues->len)
    return one->issues->len > other->issues->len ? -1 : 1;
  return g_strcmp0 (one->kind->code, other->kind->code);
}

static GPtrArray *
gather (PmapAttention *self,
        gboolean       silenced)
{
  Gathering gathering = { g_ptr_array_new_with_free_func (free_kind), silenced };

  walk_units (self, sort_unit, &gathering);
  g_ptr_array_sort (gathering.kinds, compare_kinds);
  return gathering.kinds;
}

/**
 * pmap_attention_list_kinds:
 * @self: what wants attention
 *
 * Returns: (transfer full) (element-type PmapAttentionKind): what was found and is not silenced, what is most urgent first; the issues
 *   in it are good until the map changes or is looked at again
 */
GPtrArray *
pmap_attention_list_kinds (PmapAttention *self)
{
  g_return_val_if_fail (PMAP_IS_ATTENTION (self), NULL);

  return gather (self, FALSE);
}

/**
 * pmap_attention_list_silenced:
 * @self: what wants attention
 *
 * Returns: (transfer full) (element-type PmapAttentionKind): what was found and somebody decided not to be told, in the same order
 */
GPtrArray *
pmap_attention_list_silenced (PmapAttention *self)
{
  g_return_val_if_fail (PMAP_IS_ATTENTION (self), NULL);

  return gather (self, TRUE);
}

/** pmap_attention_get_document: Returns: (transfer none): the map that it looks at */
PmapDocument *
pmap_attention_get_document (PmapAttention *self)
{
  g_return_val_if_fail (PMAP_IS_ATTENTION (self), NULL);

  return pmap_ledger_get_document (self->ledger);
}
