/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as an audience may see it: on the whiteboard of a classroom, through a projector in a meeting, over a shoulder.
 *
 * It is a copy, so whatever is shown of it, now or by a page that is written next year, shows nothing else: a name that is
 * not in it cannot be forgotten in a tooltip. The copy has the same records with the same ids. Pupils are called by their
 * initials; amounts of money are left out; of what is said of a pupil only those fields are kept that the tables call open
 * (%PMAP_FIELD_OPEN), so a new field is hidden until somebody decides otherwise; and names of pupils in the words that are
 * left become initials, too. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-disguise.h"

#include "base/pmap-hash.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-trail-entry.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- initials --- */

/* The first letter of a name with its accents, large. */
static char *
find_initial (const char *name)
{
  g_autofree char *normal = name != NULL ? g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;

  for (const char *at = normal; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      {
        g_autofree char *letter = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));

        return g_utf8_strup (letter, -1);
      }
  return NULL;
}

static char *
make_initials (PmapPupil *pupil)
{
  g_autofree char *given = find_initial (pupil->given_name);
  g_autofree char *family = find_initial (pupil->family_name);

  if (given != NULL && family != NULL)
    /* translators: a pupil's initials: of the given name and of the family name. */
    return g_strdup_printf (_("%1$s.%2$s."), given, family);
  if (given != NULL || family != NULL)
    /* translators: a pupil's one initial. */
    return g_strdup_printf (_("%s."), given != NULL ? given : family);
  return g_strdup (_("Pupil"));
}

/* How often a text came up before, counting this time. */
static guint
count_again (GHashTable *counts,
             const char *text)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1;

  g_hash_table_insert (counts, g_strdup (text), GUINT_TO_POINTER (count));
  return count;
}

/* Each pupil's id → initials, with a number where several have the same. */
static GHashTable *
make_labels (PmapRecordList *pupils)
{
  GHashTable *labels = g_hash_table_new_full (pmap_hash_text, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) totals = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) initials = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pmap_record_list_get_length (pupils); i++)
    {
      g_ptr_array_add (initials, make_initials (pmap_record_list_get (pupils, i)));
      count_again (totals, initials->pdata[i]);
    }
  for (guint i = 0; i < initials->len; i++)
    {
      const char *own = initials->pdata[i];
      guint number = count_again (numbers, own);

      g_hash_table_insert (labels, (gpointer) pmap_record_get_id (pmap_record_list_get (pupils, i)),
                           GPOINTER_TO_UINT (g_hash_table_lookup (totals, own)) == 1
                             ? g_strdup (own)
                             /* translators: initials that several pupils have, and which of them this is. */
                             : g_strdup_printf (_("%1$s %2$u"), own, number));
    }
  return labels;
}

/* --- what is hidden --- */

static gboolean
is_of_pupil (PmapRecord *record)
{
  for (; record != NULL; record = pmap_record_get_owner (record))
    if (PMAP_IS_PUPIL (record) || PMAP_IS_MEMBER (record))
      return TRUE;
  return FALSE;
}

/**
 * pmap_disguise_hides:
 * @record: a record
 * @field: one of its fields
 *
 * Returns: whether an audience is not to see what the field says
 */
gboolean
pmap_disguise_hides (PmapRecord      *record,
                     const PmapField *field)
{
  g_return_val_if_fail (PMAP_IS_RECORD (record) && field != NULL, TRUE);

  if ((field->flags & (PMAP_FIELD_PRIVATE | PMAP_FIELD_LOG)) != 0 || field->kind == PMAP_KIND_MONEY || field->kind == PMAP_KIND_RATE)
    return TRUE;
  if (!pmap_field_is_scalar (field) || field->kind == PMAP_KIND_REFERENCE || (field->flags & PMAP_FIELD_OPEN) != 0)
    return FALSE;
  return field->kind == PMAP_KIND_LONG_TEXT || is_of_pupil (record);
}

/* Where teachers write what they like, and so name children. What belongs to the school (its staff, its terms) has names of
 * its own that may be a child's as well: Mrs Green is not a pupil. */
static gboolean
may_name_pupils (PmapRecord *record)
{
  for (; record != NULL; record = pmap_record_get_owner (record))
    if (PMAP_IS_PUPIL (record) || PMAP_IS_INTERVENTION (record) || PMAP_IS_PROVISION (record))
      return TRUE;
  return FALSE;
}

/* --- the copy --- */

static void
store_text (PmapRecord      *copy,
            const PmapField *field,
            const char      *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  _pmap_record_store_value (copy, field, &value);
}

static gboolean
is_text (const PmapField *field)
{
  return field->kind == PMAP_KIND_TEXT || field->kind == PMAP_KIND_LONG_TEXT;
}

static void
copy_scalar (PmapRecord      *record,
             PmapRecord      *copy,
             const PmapField *field,
             PmapNameScreen  *screen)
{
  if (pmap_disguise_hides (record, field))
    {
      /* Whether something is written stays to be seen, or a page would ask for it. */
      if (is_text (field) && (field->flags & PMAP_FIELD_PRIVATE) == 0 && pmap_record_get_text (record, field) != NULL)
        /* translators: in the place of what an audience is not to read. */
        store_text (copy, field, _("Hidden"));
    }
  else if (is_text (field) && may_name_pupils (record))
    {
      g_autofree char *text = pmap_name_screen_apply (screen, pmap_record_get_text (record, field));

      store_text (copy, field, text);
    }
  else
    {
      g_auto (GValue) value = G_VALUE_INIT;

      pmap_record_get_value (record, field, &value);
      _pmap_record_store_value (copy, field, &value);
    }
}

static void
call_by_initials (PmapRecord *copy,
                  const char *label)
{
  store_text (copy, pmap_record_find_field (copy, "given-name"), label);
  store_text (copy, pmap_record_find_field (copy, "family-name"), NULL);
}

static void
copy_fields (PmapRecord     *record,
             PmapRecord     *copy,
             PmapNameScreen *screen,
             GHashTable     *labels)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (pmap_field_is_scalar (field))
        copy_scalar (record, copy, field, screen);
      else if (pmap_disguise_hides (record, field))
        continue;
      else if (field->kind == PMAP_KIND_RECORD)
        copy_fields (pmap_record_get_record (record, field), pmap_record_get_record (copy, field), screen, labels);
      else
        for (guint j = 0; j < pmap_record_list_get_length (pmap_record_get_records (record, field)); j++)
          {
            PmapRecord *child = pmap_record_list_get (pmap_record_get_records (record, field), j);
            g_autoptr (PmapRecord) child_copy = pmap_record_new (G_OBJECT_TYPE (child));

            if (pmap_record_get_id (child) != NULL)
              _pmap_record_set_id (child_copy, pmap_record_get_id (child));
            copy_fields (child, child_copy, screen, labels);
            _pmap_record_list_append (pmap_record_get_records (copy, field), child_copy);
          }
    }
  if (PMAP_IS_PUPIL (record))
    call_by_initials (copy, g_hash_table_lookup (labels, pmap_record_get_id (record)));
}

/**
 * pmap_disguise_new:
 * @document: a map
 *
 * It is for looking at, not for saving: what it leaves out would be lost.
 *
 * Returns: (transfer full): @document as an audience may see it, with the same ids
 */
PmapDocument *
pmap_disguise_new (PmapDocument *document)
{
  PmapDocument *copy;
  g_autoptr (GHashTable) labels = NULL;
  g_autoptr (PmapNameScreen) screen = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  copy = pmap_document_new ();
  labels = make_labels (document->pupils);
  screen = pmap_name_screen_new_for_labels (document, labels);
  if (pmap_record_get_id (PMAP_RECORD (document)) != NULL)
    _pmap_record_set_id (PMAP_RECORD (copy), pmap_record_get_id (PMAP_RECORD (document)));
  copy_fields (PMAP_RECORD (document), PMAP_RECORD (copy), screen, labels);
  return copy;
}

/**
 * pmap_disguise_new_screen:
 * @document: a map
 *
 * Returns: (transfer full): what makes initials of pupils' names in a text that is to be shown while they are hidden
 */
PmapNameScreen *
pmap_disguise_new_screen (PmapDocument *document)
{
  g_autoptr (GHashTable) labels = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  labels = make_labels (document->pupils);
  return pmap_name_screen_new_for_labels (document, labels);
}

/* --- for one pupil --- */

static gboolean
screen_texts_cb (PmapRecord *record,
                 gpointer    user_data)
{
  PmapNameScreen *screen = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  if (PMAP_IS_PUPIL (record) || PMAP_IS_STAFF_MEMBER (record) || PMAP_IS_TRAIL_ENTRY (record))
    return TRUE;
  for (guint i = 0; i < klass->first_child; i++)
    if (is_text (&klass->fields[i]) && !pmap_record_is_default (record, &klass->fields[i]))
      {
        const char *text = pmap_record_get_text (record, &klass->fields[i]);
        g_autofree char *screened = may_name_pupils (record) ? pmap_name_screen_apply (screen, text)
                                                             : pmap_name_screen_apply_label (screen, text);

        store_text (record, &klass->fields[i], screened);
      }
  return TRUE;
}

/**
 * pmap_disguise_new_for_pupil:
 * @document: a map
 * @pupil: the id of one of its pupils
 *
 * For figures that are about one pupil and have names of groups and of provision beside them. Like pmap_disguise_new() it is for
 * looking at.
 *
 * Returns: (transfer full): a copy of @document, with the same ids, in which what groups, provision and the like are called names
 *   no pupil but @pupil
 */
PmapDocument *
pmap_disguise_new_for_pupil (PmapDocument *document,
                             const char   *pupil)
{
  PmapDocument *copy;
  g_autoptr (PmapNameScreen) screen = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && pupil != NULL, NULL);

  copy = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (document)));
  screen = pmap_name_screen_new (document, pupil);
  pmap_record_walk (PMAP_RECORD (copy), screen_texts_cb, screen);
  return copy;
}

/* "£1,234.56", "£6,000" → "£…" */
static char *
hide_amounts (const char *text)
{
  GString *written = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    {
      gsize length = g_str_has_prefix (at, "£") ? strspn (at + strlen ("£"), "0123456789,.") : 0;
      const char *end = g_utf8_next_char (at);

      if (length > 0)
        {
          end += length;
          while (end[-1] == '.' || end[-1] == ',')     /* belongs to the sentence */
            end--;
          g_string_append (written, "£…");
        }
      else
        g_string_append_len (written, at, end - at);
      at = end;
    }
  return g_string_free (written, FALSE);
}

/**
 * pmap_disguise_text:
 * @screen: of pmap_disguise_new_screen()
 * @text: (nullable): a text that is to be shown while names and figures are hidden
 *
 * Returns: (transfer full) (nullable): @text without pupils' names and amounts of money; %NULL for %NULL
 */
char *
pmap_disguise_text (PmapNameScreen *screen,
                    const char     *text)
{
  g_autofree char *nameless = NULL;

  g_return_val_if_fail (screen != NULL, NULL);

  nameless = pmap_name_screen_apply (screen, text);
  return nameless != NULL ? hide_amounts (nameless) : NULL;
}
