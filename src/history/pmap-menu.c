/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes entries of another map's menu of provision into this one, in one step: of a starter menu, of a template, of another school.
 *
 * A tier or a kind of staff that an entry names is taken by its name: what the map has is used, what it lacks comes with the entry,
 * a tier behind the one that it stands behind there. Ids are new: those of another map mean nothing here. Nothing else is taken: what
 * is inside an entry and is nothing without something that stays, such as a payment without who pays, stays as well. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-menu.h"

#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-rate.h"
#include "model/pmap-record-private.h"
#include "model/pmap-silenced.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

/* What an entry names that can come with it. */
static GType (*const companions[]) (void) = { pmap_tier_get_type, pmap_staff_role_get_type, pmap_rate_set_get_type };

typedef struct
{
  PmapDocument *document;
  gboolean with_rates;
  GPtrArray *coming;           /* companions that the map lacks, each behind those that it names itself; not owned */
  GHashTable *counterparts;    /* a companion there → the one here; neither owned */
} Taking;

static gboolean
is_companion (GType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    if (companions[i] () == type)
      return TRUE;
  return FALSE;
}

/* As people read names: capitals and accents make no difference. */
static gpointer
find_named (PmapRecordList *list,
            const char     *name)
{
  g_autofree char *wanted = pmap_text_fold (name);

  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      PmapRecord *record = pmap_record_list_get (list, i);
      g_autofree char *described = pmap_record_describe (record);
      g_autofree char *folded = pmap_text_fold (described);

      if (g_str_equal (folded, wanted))
        return record;
    }
  return NULL;
}

/**
 * pmap_menu_find:
 * @document: a map
 * @name: (nullable): the name of a provision
 *
 * Returns: (transfer none) (nullable): the entry of its menu that is called so
 */
PmapProvision *
pmap_menu_find (PmapDocument *document,
                const char   *name)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  return name != NULL ? find_named (document->provisions, name) : NULL;
}

/* --- what comes --- */

static gboolean
is_in_error (PmapRecord *record)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_record_check (record, issues);
  return !pmap_issues_let_pass (issues, NULL);
}

/* Whether a record is whole without what stays behind: a map that holds half a record cannot be opened. */
static gboolean
can_come (PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  if (is_in_error (record))
    return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (field->kind != PMAP_KIND_REFERENCE || (field->flags & PMAP_FIELD_REQUIRED) == 0)
        continue;
      if (!is_companion (field->get_item_type ())
          || !can_come (pmap_document_find (pmap_record_get_document (record), pmap_record_get_reference (record, field))))
        return FALSE;
    }
  return TRUE;
}

static void look_at (Taking     *self,
                     PmapRecord *record);

static void
look_at_companion (Taking     *self,
                   PmapRecord *companion)
{
  PmapRecord *here;
  g_autofree char *name = NULL;

  if (g_hash_table_contains (self->counterparts, companion))
    return;
  name = pmap_record_describe (companion);
  here = find_named (pmap_document_find_list (self->document, G_OBJECT_TYPE (companion)), name);
  g_hash_table_insert (self->counterparts, companion, here);
  if (here != NULL || !can_come (companion))
    return;
  look_at (self, companion);
  g_ptr_array_add (self->coming, companion);
}

/* What somebody of another school decided not to be told again is that school's. */
static gboolean
is_wanted (Taking          *self,
           const PmapField *field)
{
  return field->kind == PMAP_KIND_RECORDS && (self->with_rates || field->get_item_type () != PMAP_TYPE_RATE)
         && field->get_item_type () != PMAP_TYPE_SILENCED;
}

/* Collects what @record names, and what is inside it and comes along. */
static void
look_at (Taking     *self,
         PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  PmapDocument *there = pmap_record_get_document (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (field->kind == PMAP_KIND_REFERENCE && is_companion (field->get_item_type ()))
        {
          PmapRecord *named = pmap_document_find (there, pmap_record_get_reference (record, field));

          if (named != NULL)
            look_at_companion (self, named);
        }
      else if (is_wanted (self, field))
        {
          PmapRecordList *list = pmap_record_get_records (record, field);

          for (guint j = 0; j < pmap_record_list_get_length (list); j++)
            if (can_come (pmap_record_list_get (list, j)))
              look_at (self, pmap_record_list_get (list, j));
        }
    }
}

static void
begin_taking (Taking       *self,
              PmapDocument *document,
              GPtrArray    *entries,
              gboolean      with_rates)
{
  self->document = document;
  self->with_rates = with_rates;
  self->coming = g_ptr_array_new ();
  self->counterparts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < entries->len; i++)
    if (can_come (entries->pdata[i]))
      look_at (self, entries->pdata[i]);
}

static void
end_taking (Taking *self)
{
  g_ptr_array_unref (self->coming);
  g_hash_table_unref (self->counterparts);
}

/**
 * pmap_menu_count:
 * @document: the map that is to have the entries
 * @entries: (element-type PmapProvision): entries of another map's menu
 * @count: (out caller-allocates): what comes with them
 *
 * Says what pmap_menu_add() would add beside the entries.
 */
void
pmap_menu_count (PmapDocument  *document,
                 GPtrArray     *entries,
                 PmapMenuCount *count)
{
  Taking taking;

  g_return_if_fail (PMAP_IS_DOCUMENT (document) && entries != NULL && count != NULL);

  *count = (PmapMenuCount) { 0 };
  begin_taking (&taking, document, entries, FALSE);
  for (guint i = 0; i < taking.coming->len; i++)
    {
      PmapRecord *record = taking.coming->pdata[i];

      count->n_tiers += PMAP_IS_TIER (record);
      count->n_roles += PMAP_IS_STAFF_ROLE (record);
      if (PMAP_IS_STAFF_ROLE (record))
        count->n_rates += pmap_record_list_get_length (PMAP_STAFF_ROLE (record)->rates);
    }
  end_taking (&taking);
}

/* --- adding --- */

static PmapRecord *copy_into (Taking          *self,
                              PmapEditor      *editor,
                              PmapRecordList  *list,
                              guint            position,
                              PmapRecord      *source,
                              GError         **error);

static gboolean
copy_field (Taking           *self,
            PmapEditor       *editor,
            PmapRecord       *copy,
            PmapRecord       *source,
            const PmapField  *field,
            GError          **error)
{
  g_auto (GValue) value = G_VALUE_INIT;
  PmapRecord *named;

  if (is_wanted (self, field))
    {
      PmapRecordList *theirs = pmap_record_get_records (source, field);

      for (guint i = 0; i < pmap_record_list_get_length (theirs); i++)
        {
          PmapRecord *inside = pmap_record_list_get (theirs, i);

          if (can_come (inside)
              && copy_into (self, editor, pmap_record_get_records (copy, field), PMAP_POSITION_END, inside, error) == NULL)
            return FALSE;
        }
      return TRUE;
    }
  if (!pmap_field_is_scalar (field) || pmap_record_is_default (source, field))
    return TRUE;
  if (field->kind != PMAP_KIND_REFERENCE)
    {
      pmap_record_get_value (source, field, &value);
      return pmap_editor_set (editor, copy, field, &value, error);
    }
  named = pmap_document_find (pmap_record_get_document (source), pmap_record_get_reference (source, field));
  named = named != NULL ? g_hash_table_lookup (self->counterparts, named) : NULL;
  return named == NULL || pmap_editor_set_reference (editor, copy, field->name, named, error);
}

static PmapRecord *
copy_into (Taking          *self,
           PmapEditor      *editor,
           PmapRecordList  *list,
           guint            position,
           PmapRecord      *source,
           GError         **error)
{
  g_autoptr (PmapRecord) copy = pmap_record_new (G_OBJECT_TYPE (source));
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (source);

  if (!pmap_editor_insert (editor, list, position, copy, error))
    return NULL;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!copy_field (self, editor, copy, source, &klass->fields[i], error))
      return NULL;
  return copy;    /* the list holds it now */
}

/* Where the list has what is called as that record of another list. */
static gboolean
find_place (PmapRecordList *list,
            PmapRecord     *there,
            guint          *position)
{
  g_autofree char *name = pmap_record_describe (there);
  PmapRecord *here = find_named (list, name);

  return here != NULL && pmap_record_list_get_position (list, here, position);
}

/* The order of the tiers says something, so a new one stands behind the tier that it stands behind there, or before the next. */
static guint
find_position (PmapRecordList *list,
               PmapRecord     *source)
{
  PmapRecordList *theirs = pmap_record_get_list (source);
  guint position, place;

  if (!PMAP_IS_TIER (source) || !pmap_record_list_get_position (theirs, source, &position))
    return PMAP_POSITION_END;
  for (guint i = position; i-- > 0;)
    if (find_place (list, pmap_record_list_get (theirs, i), &place))
      return place + 1;
  for (guint i = position + 1; i < pmap_record_list_get_length (theirs); i++)
    if (find_place (list, pmap_record_list_get (theirs, i), &place))
      return place;
  return PMAP_POSITION_END;
}

static gboolean
add_all (Taking      *self,
         PmapEditor  *editor,
         GPtrArray   *entries,
         GError     **error)
{
  for (guint i = 0; i < self->coming->len; i++)
    {
      PmapRecord *source = self->coming->pdata[i];
      PmapRecordList *list = pmap_document_find_list (self->document, G_OBJECT_TYPE (source));
      PmapRecord *copy = copy_into (self, editor, list, find_position (list, source), source, error);

      if (copy == NULL)
        return FALSE;
      g_hash_table_insert (self->counterparts, source, copy);
    }
  for (guint i = 0; i < entries->len; i++)
    if (can_come (entries->pdata[i])
        && copy_into (self, editor, self->document->provisions, PMAP_POSITION_END, entries->pdata[i], error) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * pmap_menu_add:
 * @editor: the editor of the map that is to have the entries
 * @entries: (element-type PmapProvision): entries of another map's menu
 * @with_rates: whether a staff role that comes with them brings its hourly rates
 * @error: says in plain words why not
 *
 * Adds the entries to the menu of provision, with the tiers and roles that the map lacks, as one step. An entry that is in error
 * (one without a name) stays where it is, and so does what is inside an entry and refers to what does not come.
 *
 * Returns: whether they are added; nothing changed otherwise
 */
gboolean
pmap_menu_add (PmapEditor  *editor,
               GPtrArray   *entries,
               gboolean     with_rates,
               GError     **error)
{
  g_autofree char *label = NULL;
  Taking taking;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && entries != NULL && entries->len > 0, FALSE);

  begin_taking (&taking, pmap_editor_get_document (editor), entries, with_rates);
  label = pmap_number_say (entries->len, ngettext ("Add %u provision to the menu", "Add %u provisions to the menu", entries->len));
  pmap_editor_begin (editor, label);
  done = pmap_editor_finish (editor, add_all (&taking, editor, entries, error));
  end_taking (&taking);
  return done;
}

/**
 * pmap_menu_copy:
 * @document: a map, whose menu of provision is not empty
 * @with_rates: whether the staff roles bring their hourly rates
 *
 * Returns: (transfer full): a new map with the whole menu of @document, its tiers and roles, and nothing else
 */
PmapDocument *
pmap_menu_copy (PmapDocument *document,
                gboolean      with_rates)
{
  g_autoptr (PmapDocument) copy = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (copy);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && pmap_record_list_get_length (document->provisions) > 0, NULL);

  _pmap_record_make_ids (PMAP_RECORD (copy));
  for (guint i = 0; i < pmap_record_list_get_length (document->provisions); i++)
    g_ptr_array_add (entries, pmap_record_list_get (document->provisions, i));
  /* The values are those of a map, and nothing refuses them. */
  if (!pmap_menu_add (editor, entries, with_rates, NULL))
    g_assert_not_reached ();
  return g_steal_pointer (&copy);
}
