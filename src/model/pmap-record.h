/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "model/pmap-field.h"

G_BEGIN_DECLS

typedef struct _PmapRecordClass PmapRecordClass;
typedef struct _PmapDocument PmapDocument;
typedef struct _PmapForeign PmapForeign;

#define PMAP_TYPE_RECORD (pmap_record_get_type ())
#define PMAP_RECORD(object) (G_TYPE_CHECK_INSTANCE_CAST ((object), PMAP_TYPE_RECORD, PmapRecord))
#define PMAP_IS_RECORD(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), PMAP_TYPE_RECORD))
#define PMAP_RECORD_CLASS(klass) (G_TYPE_CHECK_CLASS_CAST ((klass), PMAP_TYPE_RECORD, PmapRecordClass))
#define PMAP_RECORD_GET_CLASS(object) (G_TYPE_INSTANCE_GET_CLASS ((object), PMAP_TYPE_RECORD, PmapRecordClass))
GType pmap_record_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapRecord, g_object_unref)

/**
 * PmapRecord:
 *
 * A noun of the map: a struct with a table of fields. Anybody may read a record's members; only the kernel writes
 * them (model, history and xml), so that no change goes past undo. The members below are the kernel's own.
 */
struct _PmapRecord
{
  GObject parent_instance;

  /*< private >*/
  char *id;                /* interned GRefString, or NULL for a noun without ids */
  PmapRecord *owner;       /* the record that holds this one; not owned */
  PmapRecordList *list;    /* the owner's list that holds this one, if it is in a list; not owned */
  PmapForeign *foreign;    /* what other programs wrote into the element, or NULL */
  guint position;          /* last known position in the list */
  guint32 offset;          /* where in the file its element began, while it is being read */
};

/**
 * PmapNoun:
 * @element: the element's name in the file
 * @id_prefix: (nullable): what a new record's id begins with; %NULL for a noun without ids
 * @title: what people call such a record, untranslated, as it heads a line: "Pupil"
 * @add: (nullable): what a button says that adds one, untranslated; %NULL where people add none
 * @remove: (nullable): the same for removing one
 * @move: (nullable): the same for moving one up or down
 * @help: what such a record is, in a sentence, untranslated: the schema says it
 * @begin: (nullable): puts what a new record begins with today, beside the defaults of its fields, into a record that is to join a
 *   list
 *
 * What a noun is called. These are whole phrases: no sentence is made of a noun and a frame, for many languages bend the noun.
 */
typedef struct
{
  const char *element;
  const char *id_prefix;
  const char *title;
  const char *add;
  const char *remove;
  const char *move;
  const char *help;

  void (*begin) (PmapRecord     *self,
                 PmapRecordList *list,
                 PmapDate        today);
} PmapNoun;

/**
 * PmapRecordClass:
 * @noun: what it is called
 * @fields: the table
 * @n_fields: its length
 * @first_child: the first field that holds records; @n_fields where none does
 * @properties: the GObject properties made from the table, in its order; %NULL for lists
 * @check: (nullable): adds what is wrong beyond what the table says (dates the wrong way round …)
 * @describe: (nullable): (transfer full): what people call this very record; the default is its field "name"
 */
struct _PmapRecordClass
{
  GObjectClass parent_class;

  const PmapNoun *noun;
  const PmapField *fields;
  guint n_fields;
  guint first_child;
  GParamSpec **properties;

  void   (*check)    (PmapRecord *self,
                      PmapIssues *issues);
  char  *(*describe) (PmapRecord *self);
};

/**
 * PMAP_DECLARE_RECORD:
 *
 * Declares a noun: its type, its cast, and its struct, whose members are made from the lines of the field table
 * FIELDS (a macro that takes a macro).
 */
#define PMAP_DECLARE_RECORD(Type, prefix, NOUN, FIELDS)                                         \
  G_DECLARE_FINAL_TYPE (Type, prefix, PMAP, NOUN, PmapRecord)                                   \
  struct _##Type                                                                                \
  {                                                                                             \
    PmapRecord parent_instance;                                                                 \
    FIELDS (PMAP_FIELD_MEMBER)                                                                  \
  };

/**
 * PMAP_DEFINE_RECORD:
 *
 * Defines a noun over a static #PmapNoun and `fields`, the static table above the macro. CHECK and DESCRIBE may be %NULL.
 */
#define PMAP_DEFINE_RECORD(Type, prefix, noun, CHECK, DESCRIBE)                                  \
  G_DEFINE_FINAL_TYPE (Type, prefix, PMAP_TYPE_RECORD)                                          \
  static void                                                                                   \
  prefix##_class_init (Type##Class *klass)                                                      \
  {                                                                                             \
    pmap_record_class_install (PMAP_RECORD_CLASS (klass), &noun, fields, G_N_ELEMENTS (fields)); \
    PMAP_RECORD_CLASS (klass)->check = CHECK;                                                   \
    PMAP_RECORD_CLASS (klass)->describe = DESCRIBE;                                             \
  }                                                                                             \
  static void                                                                                   \
  prefix##_init (Type *self)                                                                    \
  {                                                                                             \
    pmap_record_init_fields (PMAP_RECORD (self), fields, G_N_ELEMENTS (fields));                \
  }

void             pmap_record_class_install    (PmapRecordClass  *klass,
                                               const PmapNoun   *noun,
                                               const PmapField  *fields,
                                               guint             n_fields);
void             pmap_record_init_fields      (PmapRecord       *self,
                                               const PmapField  *fields,
                                               guint             n_fields);
PmapRecordClass *pmap_record_class_get        (GType             type);
const PmapField *pmap_record_class_find_field (PmapRecordClass  *klass,
                                               const char       *name);

PmapRecord      *pmap_record_new              (GType             type);
PmapRecord      *pmap_record_new_for          (PmapRecordList   *list,
                                               PmapDate          today);
gboolean         pmap_record_is_whole         (PmapRecord       *self,
                                               GError          **error);
PmapRecord      *pmap_record_copy             (PmapRecord       *self);
const char      *pmap_record_get_id           (PmapRecord       *self);
PmapRecord      *pmap_record_get_owner        (PmapRecord       *self);
gboolean         pmap_record_is_inside        (PmapRecord       *self,
                                               PmapRecord       *outer);
PmapRecordList  *pmap_record_get_list         (PmapRecord       *self);
PmapDocument    *pmap_record_get_document     (PmapRecord       *self);
const char      *pmap_record_get_title        (PmapRecord       *self);
const PmapNoun  *pmap_record_get_noun         (PmapRecord       *self);
char            *pmap_record_describe         (PmapRecord       *self);
const PmapField *pmap_record_find_field       (PmapRecord       *self,
                                               const char       *name);

/* Reading by field, for code that walks tables. */
const char      *pmap_record_get_text         (PmapRecord       *self,
                                               const PmapField  *field);
gint64           pmap_record_get_number       (PmapRecord       *self,
                                               const PmapField  *field);
PmapDate         pmap_record_get_date         (PmapRecord       *self,
                                               const PmapField  *field);
gint64           pmap_record_get_moment       (PmapRecord       *self,
                                               const PmapField  *field);
int              pmap_record_get_choice       (PmapRecord       *self,
                                               const PmapField  *field);
gboolean         pmap_record_get_boolean      (PmapRecord       *self,
                                               const PmapField  *field);
guint            pmap_record_get_weekdays     (PmapRecord       *self,
                                               const PmapField  *field);
const char      *pmap_record_get_reference    (PmapRecord       *self,
                                               const PmapField  *field);
PmapRecord      *pmap_record_get_record       (PmapRecord       *self,
                                               const PmapField  *field);
PmapRecordList  *pmap_record_get_records      (PmapRecord       *self,
                                               const PmapField  *field);
gboolean         pmap_record_asks_for         (PmapRecord       *self,
                                               const PmapField  *field);
gboolean         pmap_record_is_default       (PmapRecord       *self,
                                               const PmapField  *field);
void             pmap_record_get_value        (PmapRecord       *self,
                                               const PmapField  *field,
                                               GValue           *value);
char            *pmap_record_format_field     (PmapRecord       *self,
                                               const PmapField  *field);
gboolean         pmap_record_parse_field      (PmapRecord       *self,
                                               const PmapField  *field,
                                               const char       *typed,
                                               GValue           *value,
                                               GError          **error);
char            *pmap_record_guess_field      (PmapRecord       *self,
                                               const PmapField  *field,
                                               const char       *typed);

/**
 * PmapRecordFunc:
 * @record: a record
 * @user_data: data
 *
 * Returns: %FALSE to stop the walk
 */
typedef gboolean (*PmapRecordFunc)            (PmapRecord       *record,
                                               gpointer          user_data);
gboolean         pmap_record_walk             (PmapRecord       *self,
                                               PmapRecordFunc    func,
                                               gpointer          user_data);
int              pmap_record_compare          (PmapRecord       *self,
                                               PmapRecord       *other);
gboolean         pmap_record_equal            (PmapRecord       *self,
                                               PmapRecord       *other);
gboolean         pmap_record_equal_field      (PmapRecord       *self,
                                               PmapRecord       *other,
                                               const PmapField  *field);
gboolean         pmap_record_equal_foreign    (PmapRecord       *self,
                                               PmapRecord       *other);
void             pmap_record_check            (PmapRecord       *self,
                                               PmapIssues       *issues);

G_END_DECLS
