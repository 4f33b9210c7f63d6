/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The root of a map: finds any record by its id in one step, and emits a signal for each change, in one place.
 * Whoever keeps figures or views of a map connects here and nowhere else. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-document-private.h"

#include "base/pmap-hash.h"
#include "model/pmap-funding.h"
#include "model/pmap-intervention.h"
#include "model/pmap-payer.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-record-private.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapDocument, __VA_ARGS__)
static const PmapField fields[] = { PMAP_DOCUMENT_FIELDS (ENTRY) };

enum
{
  FIELD_CHANGED,
  RECORD_ADDED,
  RECORD_REMOVED,
  RECORD_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapDocument, pmap_document, PMAP_TYPE_RECORD)

static void
pmap_document_finalize (GObject *object)
{
  g_hash_table_unref (PMAP_DOCUMENT (object)->index);
  g_clear_pointer (&PMAP_DOCUMENT (object)->followers, g_hash_table_unref);

  G_OBJECT_CLASS (pmap_document_parent_class)->finalize (object);
}

static const PmapNoun noun = {
  .element = "provision-map",
  .id_prefix = "map",
  .title = N_("Provision map"),
  .help = N_("A provision map: what a school offers its pupils with special educational needs, who gets what, what it "
             "costs and whether it works. One file is one school's map for one academic year, or one pupil's."),
};

static void
pmap_document_class_init (PmapDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_document_finalize;
  pmap_record_class_install (PMAP_RECORD_CLASS (klass), &noun, fields, G_N_ELEMENTS (fields));

  /**
   * PmapDocument::field-changed:
   * @self: the document
   * @record: the record that reads differently
   * @field: its #PmapField
   *
   * A value of a record changed.
   */
  signals[FIELD_CHANGED] = g_signal_new ("field-changed", PMAP_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, PMAP_TYPE_RECORD, G_TYPE_POINTER);
  /**
   * PmapDocument::record-added:
   * @self: the document
   * @record: the new record, with all those inside it
   */
  signals[RECORD_ADDED] = g_signal_new ("record-added", PMAP_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, PMAP_TYPE_RECORD);
  /**
   * PmapDocument::record-removed:
   * @self: the document
   * @record: the record that went, with all those inside it
   * @owner: the record that it was in
   */
  signals[RECORD_REMOVED] = g_signal_new ("record-removed", PMAP_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, PMAP_TYPE_RECORD, PMAP_TYPE_RECORD);
  /**
   * PmapDocument::record-moved:
   * @self: the document
   * @record: the record that has another place in its list
   */
  signals[RECORD_MOVED] = g_signal_new ("record-moved", PMAP_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, PMAP_TYPE_RECORD);
}

static void
pmap_document_init (PmapDocument *self)
{
  self->index = g_hash_table_new (pmap_hash_text, g_str_equal);
  pmap_record_init_fields (PMAP_RECORD (self), fields, G_N_ELEMENTS (fields));
}

/**
 * pmap_document_new:
 *
 * Returns: (transfer full): an empty map, still without an id
 */
PmapDocument *
pmap_document_new (void)
{
  return g_object_new (PMAP_TYPE_DOCUMENT, NULL);
}

/**
 * pmap_document_find:
 * @self: a document
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record with that id, of whatever noun
 */
gpointer
pmap_document_find (PmapDocument *self,
                    const char   *id)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->index, id) : NULL;
}

/**
 * pmap_document_find_list:
 * @self: a document
 * @type: a type of record
 *
 * Returns: (transfer none) (nullable): the document's own list of such records; %NULL where they are in other records, or none
 */
PmapRecordList *
pmap_document_find_list (PmapDocument *self,
                         GType         type)
{
  PmapRecordClass *klass;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (self), NULL);

  klass = PMAP_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_RECORDS && klass->fields[i].get_item_type () == type)
      return pmap_record_get_records (PMAP_RECORD (self), &klass->fields[i]);
  return NULL;
}

PmapSchool *
pmap_document_get_school (PmapDocument *self)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (self), NULL);

  return PMAP_SCHOOL (self->school);
}

PmapYear *
pmap_document_get_year (PmapDocument *self)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (self), NULL);

  return PMAP_YEAR (self->year);
}

PmapFunding *
pmap_document_get_funding (PmapDocument *self)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (self), NULL);

  return PMAP_FUNDING (self->funding);
}

typedef struct
{
  const char *id;
  GPtrArray *referrers;
} ReferrerSearch;

static gboolean
add_referrer_cb (PmapRecord *record,
                 gpointer    user_data)
{
  ReferrerSearch *search = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_REFERENCE
        && g_strcmp0 (pmap_record_get_reference (record, &klass->fields[i]), search->id) == 0)
      {
        g_ptr_array_add (search->referrers, record);
        break;
      }
  return TRUE;
}

/**
 * pmap_document_list_referrers:
 * @self: a document
 * @id: a record's id
 *
 * Walks the whole map; for rare questions, like "what goes if this goes?".
 *
 * Returns: (transfer container) (element-type PmapRecord): every record with a field that names @id, in the file's
 *   order
 */
GPtrArray *
pmap_document_list_referrers (PmapDocument *self,
                              const char   *id)
{
  ReferrerSearch search = { id, g_ptr_array_new () };

  g_return_val_if_fail (PMAP_IS_DOCUMENT (self) && id != NULL, NULL);

  pmap_record_walk (PMAP_RECORD (self), add_referrer_cb, &search);
  return search.referrers;
}

typedef struct
{
  PmapDocument *document;
  PmapIssues *issues;
} Check;

static gboolean
check_cb (PmapRecord *record,
          gpointer    user_data)
{
  Check *check = user_data;

  _pmap_record_check_within (record, check->document, check->issues);
  return TRUE;
}

/**
 * pmap_document_check:
 * @self: a document
 * @issues: where to add what is wrong
 *
 * Checks every record of the map.
 */
void
pmap_document_check (PmapDocument *self,
                     PmapIssues   *issues)
{
  Check check = { self, issues };

  g_return_if_fail (PMAP_IS_DOCUMENT (self) && issues != NULL);

  pmap_record_walk (PMAP_RECORD (self), check_cb, &check);
}

/* Who carries on whom is asked of each run of a school; few carry on any, so these are looked for once. */
static void
find_followers (PmapDocument *self)
{
  guint n;
  gpointer const *interventions = pmap_record_list_peek (self->interventions, &n);

  self->followers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n; i++)
    {
      PmapIntervention *intervention = interventions[i];
      GPtrArray *found;

      if (intervention->follows == NULL)
        continue;
      found = g_hash_table_lookup (self->followers, intervention->follows);
      if (found == NULL)
        {
          found = g_ptr_array_new ();
          g_hash_table_insert (self->followers, intervention->follows, found);
        }
      g_ptr_array_add (found, intervention);
    }
}

/* Forgets them when interventions come, go, change places or follow another. */
void
_pmap_document_forget_followers (PmapDocument *self,
                                 PmapRecord   *record)
{
  if (PMAP_IS_INTERVENTION (record) || record == PMAP_RECORD (self))
    g_clear_pointer (&self->followers, g_hash_table_unref);
}

/* The interventions that carry on the one with an interned id, in the order of the map; NULL for none. Good until the next change. */
GPtrArray *
_pmap_document_find_followers (PmapDocument *self,
                               const char   *id)
{
  if (self->followers == NULL)
    find_followers (self);
  return g_hash_table_lookup (self->followers, id);
}

static gboolean
index_cb (PmapRecord *record,
          gpointer    user_data)
{
  PmapDocument *self = user_data;

  if (record->id != NULL)
    g_hash_table_insert (self->index, record->id, record);
  return TRUE;
}

static gboolean
unindex_cb (PmapRecord *record,
            gpointer    user_data)
{
  PmapDocument *self = user_data;

  if (record->id != NULL && g_hash_table_lookup (self->index, record->id) == record)
    g_hash_table_remove (self->index, record->id);
  return TRUE;
}

void
_pmap_document_index (PmapDocument *self,
                      PmapRecord   *record)
{
  _pmap_document_forget_followers (self, record);
  pmap_record_walk (record, index_cb, self);
}

void
_pmap_document_unindex (PmapDocument *self,
                        PmapRecord   *record)
{
  _pmap_document_forget_followers (self, record);
  pmap_record_walk (record, unindex_cb, self);
}

void
_pmap_document_field_changed (PmapDocument    *self,
                              PmapRecord      *record,
                              const PmapField *field)
{
  g_signal_emit (self, signals[FIELD_CHANGED], 0, record, field);
}

void
_pmap_document_record_added (PmapDocument *self,
                             PmapRecord   *record)
{
  _pmap_document_forget_followers (self, record);
  g_signal_emit (self, signals[RECORD_ADDED], 0, record);
}

void
_pmap_document_record_removed (PmapDocument *self,
                               PmapRecord   *record,
                               PmapRecord   *owner)
{
  _pmap_document_forget_followers (self, record);
  g_signal_emit (self, signals[RECORD_REMOVED], 0, record, owner);
}

void
_pmap_document_record_moved (PmapDocument *self,
                             PmapRecord   *record)
{
  _pmap_document_forget_followers (self, record);
  g_signal_emit (self, signals[RECORD_MOVED], 0, record);
}
