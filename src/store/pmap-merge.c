/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two people changed copies of one map: what each did goes into one map, and what cannot go together is asked.
 *
 * Three copies: as it was before, mine, theirs. The work is in the plan: the copies as one tree (pmap-merge-tree.c), the rules
 * (-rules.c), what has to be decided together (-knots.c, -links.c, -fit.c), the order of lists (-order.c), and the making
 * (-make.c). Which copy is mine makes no difference but in words: the merged map and what is asked are the same for both. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge.h"

#include "base/pmap-error.h"
#include "base/pmap-hash.h"
#include "store/pmap-compare.h"
#include "store/pmap-merge-private.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

/* So many records are work that a log may tell of. */
#define MANY 500

struct _PmapMerge
{
  GObject parent_instance;

  PmapDocument *base, *mine, *theirs;
  MergePlan *plan;
  GListStore *conflicts;
  GPtrArray *changes;
};

enum
{
  PROP_0,
  PROP_UNDECIDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapMerge, pmap_merge, G_TYPE_OBJECT)

static void
pmap_merge_finalize (GObject *object)
{
  PmapMerge *self = PMAP_MERGE (object);

  g_clear_pointer (&self->plan, _pmap_merge_plan_free);
  g_clear_object (&self->base);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_clear_object (&self->conflicts);
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_merge_parent_class)->finalize (object);
}

static void
pmap_merge_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_UNDECIDED:
      g_value_set_uint (value, pmap_merge_get_undecided (PMAP_MERGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_merge_class_init (PmapMergeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pmap_merge_finalize;
  object_class->get_property = pmap_merge_get_property;

  /**
   * PmapMerge:undecided:
   *
   * How many conflicts nobody has decided yet.
   */
  properties[PROP_UNDECIDED] = g_param_spec_uint ("undecided", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_merge_init (PmapMerge *self)
{
  self->conflicts = g_list_store_new (PMAP_TYPE_CONFLICT);
}

static void
decided_cb (PmapMerge *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDECIDED]);
}

static int
compare_knots_cb (gconstpointer a,
                  gconstpointer b)
{
  const Atom *first = &g_array_index ((*(Knot *const *) a)->atoms, Atom, 0);
  const Atom *second = &g_array_index ((*(Knot *const *) b)->atoms, Atom, 0);

  if (first->node != second->node)
    return first->node->rank < second->node->rank ? -1 : 1;
  return (first->what > second->what) - (first->what < second->what);
}

static void
list_conflicts (PmapMerge *self)
{
  g_autoptr (GPtrArray) knots = g_ptr_array_new ();

  for (guint i = 0; i < self->plan->knots->len; i++)
    {
      Knot *knot = self->plan->knots->pdata[i];

      if (knot->up != NULL)
        continue;
      knot->conflict = _pmap_merge_make_conflict (self->plan, knot);
      g_signal_connect_swapped (knot->conflict, "notify::decision", G_CALLBACK (decided_cb), self);
      g_ptr_array_add (knots, knot);
    }
  g_ptr_array_sort (knots, compare_knots_cb);
  for (guint i = 0; i < knots->len; i++)
    g_list_store_append (self->conflicts, ((Knot *) knots->pdata[i])->conflict);
}

/**
 * pmap_merge_new:
 * @base: (nullable): the map as it was before both changed it; %NULL where nobody knows
 * @mine: my copy
 * @theirs: the other copy
 *
 * Puts two copies of a map together, as far as that can be done without asking. None of the three is changed by it, nor may
 * be while the merge lives.
 *
 * Returns: (transfer full): the merge
 */
PmapMerge *
pmap_merge_new (PmapDocument *base,
                PmapDocument *mine,
                PmapDocument *theirs)
{
  PmapMerge *self;

  g_return_val_if_fail (base == NULL || PMAP_IS_DOCUMENT (base), NULL);
  g_return_val_if_fail (PMAP_IS_DOCUMENT (mine) && PMAP_IS_DOCUMENT (theirs), NULL);

  self = g_object_new (PMAP_TYPE_MERGE, NULL);
  self->base = base != NULL ? g_object_ref (base) : pmap_document_new ();
  self->mine = g_object_ref (mine);
  self->theirs = g_object_ref (theirs);
  _pmap_merge_settle_ids (&self->base, &self->mine, &self->theirs);
  self->plan = _pmap_merge_plan_new (self->base, self->mine, self->theirs);
  _pmap_merge_find_conflicts (self->plan);
  list_conflicts (self);
  if (self->plan->nodes->len >= MANY)
    g_debug ("%u records put together in %" G_GUINT64_FORMAT " steps", self->plan->nodes->len, self->plan->n_steps);
  return self;
}

/**
 * pmap_merge_get_conflicts:
 * @self: a merge
 *
 * Returns: (transfer none): what people have to decide: #PmapConflict, in the order of the map
 */
GListModel *
pmap_merge_get_conflicts (PmapMerge *self)
{
  g_return_val_if_fail (PMAP_IS_MERGE (self), NULL);

  return G_LIST_MODEL (self->conflicts);
}

/* Hands the decisions down. */
static void
take_decisions (PmapMerge *self)
{
  for (guint i = 0; i < self->plan->knots->len; i++)
    {
      Knot *knot = self->plan->knots->pdata[i];

      if (knot->up == NULL)
        knot->decision = pmap_conflict_get_decision (knot->conflict);
    }
}

/**
 * pmap_merge_get_changes:
 * @self: a merge
 *
 * Returns: (transfer none) (element-type PmapDifference): what comes into my copy without asking, compared with it; with
 *   what is still undecided left as mine
 */
GPtrArray *
pmap_merge_get_changes (PmapMerge *self)
{
  g_return_val_if_fail (PMAP_IS_MERGE (self), NULL);

  if (self->changes == NULL)
    {
      g_autoptr (PmapDocument) document = NULL;

      for (guint i = 0; i < self->plan->knots->len; i++)
        ((Knot *) self->plan->knots->pdata[i])->decision = PMAP_DECISION_MINE;
      document = _pmap_merge_plan_make (self->plan);
      self->changes = pmap_compare (self->mine, document);
    }
  return self->changes;
}

/**
 * pmap_merge_get_undecided:
 * @self: a merge
 *
 * Returns: how many conflicts nobody has decided yet
 */
guint
pmap_merge_get_undecided (PmapMerge *self)
{
  guint n = 0;

  g_return_val_if_fail (PMAP_IS_MERGE (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (G_LIST_MODEL (self->conflicts), i);

      n += pmap_conflict_get_decision (conflict) == PMAP_DECISION_UNDECIDED;
    }
  return n;
}

/**
 * pmap_merge_is_decided:
 * @self: a merge
 *
 * Returns: whether there is nothing left to decide
 */
gboolean
pmap_merge_is_decided (PmapMerge *self)
{
  return pmap_merge_get_undecided (self) == 0;
}

/**
 * pmap_merge_decide_all:
 * @self: a merge
 * @decision: a decision
 *
 * Decides every conflict that can be decided so, also those that were decided before; the others stay as they are.
 */
void
pmap_merge_decide_all (PmapMerge    *self,
                       PmapDecision  decision)
{
  g_return_if_fail (PMAP_IS_MERGE (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (G_LIST_MODEL (self->conflicts), i);

      pmap_conflict_set_decision (conflict, decision);
    }
}

/* All that people read of a conflict. */
static char *
get_words (PmapConflict *conflict)
{
  const char *id = pmap_conflict_get_id (conflict);

  return g_strdup_printf ("%d\n%s\n%s\n%s\n%s\n%s\n%s", pmap_conflict_get_kind (conflict), id != NULL ? id : "",
                          pmap_conflict_get_title (conflict), pmap_conflict_get_label (conflict),
                          pmap_conflict_get_before (conflict), pmap_conflict_get_mine (conflict),
                          pmap_conflict_get_theirs (conflict));
}

/**
 * pmap_merge_decide_as:
 * @self: a merge
 * @earlier: a merge of the same maps, as they were a moment before
 *
 * Takes over what was decided there, where the question is the same word for word. Anything else is to be asked.
 */
void
pmap_merge_decide_as (PmapMerge *self,
                      PmapMerge *earlier)
{
  g_autoptr (GHashTable) decided = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  GListModel *before, *now;

  g_return_if_fail (PMAP_IS_MERGE (self) && PMAP_IS_MERGE (earlier));

  before = G_LIST_MODEL (earlier->conflicts);
  now = G_LIST_MODEL (self->conflicts);
  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (before, i);
      g_autofree char *words = get_words (conflict);
      PmapDecision decision = pmap_conflict_get_decision (conflict);
      gpointer other;

      /* Of two that read the same nobody knows which is which. */
      if (g_hash_table_lookup_extended (decided, words, NULL, &other) && other != GUINT_TO_POINTER (decision))
        decision = PMAP_DECISION_UNDECIDED;
      g_hash_table_insert (decided, g_steal_pointer (&words), GUINT_TO_POINTER (decision));
    }
  for (guint i = 0; i < g_list_model_get_n_items (now); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (now, i);
      g_autofree char *words = get_words (conflict);

      pmap_conflict_set_decision (conflict, GPOINTER_TO_UINT (g_hash_table_lookup (decided, words)));
    }
}

/* The first error says why there is no map. */
static gboolean
is_right (PmapDocument  *document,
          PmapIssues    *issues,
          GError       **error)
{
  g_autoptr (PmapIssues) found = pmap_issues_new ();

  pmap_document_check (document, found);
  for (guint i = 0; i < found->len; i++)
    {
      PmapIssue *issue = found->pdata[i];

      g_ptr_array_add (issues, pmap_issue_copy (issue));
      if (issue->severity == PMAP_SEVERITY_ERROR)
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                       /* translators: what does not fit: "Ends (1 May 2026) is before Starts (4 May 2026)". */
                       _("What was chosen does not fit together: %s. Please choose differently. Nothing has changed yet."),
                       issue->message);
          return FALSE;
        }
    }
  return TRUE;
}

/* As the file of it would be read: a merged map that cannot be read again must never be seen. */
static gboolean
reads_back (PmapDocument  *document,
            GError       **error)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document), again = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) copy = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, NULL);

  if (copy != NULL)
    {
      again = pmap_xml_write (copy);
      if (g_bytes_equal (bytes, again))
        return TRUE;
    }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
               _("The two versions could not be put together: what would be written does not read back as the same map. "
                 "Both are as they were. This is a fault of the program: please report it."));
  return FALSE;
}

/**
 * pmap_merge_make:
 * @self: a merge
 * @issues: where to add what is worth a look in the merged map
 * @error: %PMAP_ERROR_UNDECIDED while something is undecided, %PMAP_ERROR_INVALID_VALUE where the decisions do not fit
 *   together; all mine, or all theirs, always do
 *
 * Returns: (transfer full) (nullable): the merged map, which is right and reads back; the three copies are as they were
 */
PmapDocument *
pmap_merge_make (PmapMerge   *self,
                 PmapIssues  *issues,
                 GError     **error)
{
  g_autoptr (PmapDocument) document = NULL;
  guint undecided;

  g_return_val_if_fail (PMAP_IS_MERGE (self) && issues != NULL, NULL);

  undecided = pmap_merge_get_undecided (self);
  if (undecided > 0)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_UNDECIDED,
                   ngettext ("%u change is still to be decided", "%u changes are still to be decided", undecided), undecided);
      return NULL;
    }
  take_decisions (self);
  document = _pmap_merge_plan_make (self->plan);
  if (!is_right (document, issues, error) || !reads_back (document, error))
    return NULL;
  return g_steal_pointer (&document);
}
