/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-date.h"
#include "base/pmap-number.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _PmapRecord PmapRecord;
typedef struct _PmapRecordList PmapRecordList;

/**
 * PmapFieldKind:
 * @PMAP_KIND_TEXT: one line of text; an attribute
 * @PMAP_KIND_LONG_TEXT: text of several lines; an element
 * @PMAP_KIND_INTEGER: a whole number
 * @PMAP_KIND_DECIMAL: a number in ten-thousandths
 * @PMAP_KIND_MONEY: pence
 * @PMAP_KIND_RATE: an hourly rate in ten-thousandths of a pound
 * @PMAP_KIND_TIME: a time of the day, in minutes since midnight
 * @PMAP_KIND_DATE: a day
 * @PMAP_KIND_MOMENT: when something was done, to the second: seconds since 1970, in UTC
 * @PMAP_KIND_BOOLEAN: yes or no
 * @PMAP_KIND_CHOICE: one of a list of the field's words; 0 is none
 * @PMAP_KIND_WEEKDAYS: days of the week; bit 0 is Monday
 * @PMAP_KIND_REFERENCE: the id of another record
 * @PMAP_KIND_RECORD: one record inside this one, always there
 * @PMAP_KIND_RECORDS: a list of records inside this one
 *
 * What a field holds. What a kind is and does stands in a row of pmap_kinds; fields are treated differently by it alone.
 */
typedef enum
{
  PMAP_KIND_TEXT,
  PMAP_KIND_LONG_TEXT,
  PMAP_KIND_INTEGER,
  PMAP_KIND_DECIMAL,
  PMAP_KIND_MONEY,
  PMAP_KIND_RATE,
  PMAP_KIND_TIME,
  PMAP_KIND_DATE,
  PMAP_KIND_MOMENT,
  PMAP_KIND_BOOLEAN,
  PMAP_KIND_CHOICE,
  PMAP_KIND_WEEKDAYS,
  PMAP_KIND_REFERENCE,
  PMAP_KIND_RECORD,
  PMAP_KIND_RECORDS,
} PmapFieldKind;

#define PMAP_N_KINDS (PMAP_KIND_RECORDS + 1)

/**
 * PmapFieldFlags:
 * @PMAP_FIELD_REQUIRED: a record without it is in error
 * @PMAP_FIELD_HAS_DEFAULT: unset means @default_value, not "unknown"
 * @PMAP_FIELD_PRIVATE: never on a parent's copy
 * @PMAP_FIELD_KEY: in a noun without ids: what people tell its records apart by, where two copies of a map are held
 *   against each other; the first such field weighs most
 * @PMAP_FIELD_UNIQUE: two records of the noun that say the same here are the same thing, entered twice
 * @PMAP_FIELD_ONCE: in a noun without ids: two records of a list that say the same in all such fields, and hold on the same
 *   day, both count; where two people made it so, that is asked
 * @PMAP_FIELD_FROM: the first day on which the record holds; unset: from ever
 * @PMAP_FIELD_UNTIL: the last day on which the record holds; unset: for ever
 * @PMAP_FIELD_OPEN: an audience may see it, although it is said of a pupil or written at length
 * @PMAP_FIELD_ANY_YEAR: of a day: of any year, as a date of birth, so that a day and a month without a year say too little
 * @PMAP_FIELD_LOG: of a list: what happened when; put together by time, never a difference or a conflict in itself
 */
typedef enum
{
  PMAP_FIELD_REQUIRED = 1 << 0,
  PMAP_FIELD_HAS_DEFAULT = 1 << 1,
  PMAP_FIELD_PRIVATE = 1 << 2,
  PMAP_FIELD_KEY = 1 << 3,
  PMAP_FIELD_UNIQUE = 1 << 4,
  PMAP_FIELD_LOG = 1 << 5,
  PMAP_FIELD_OPEN = 1 << 6,
  PMAP_FIELD_ONCE = 1 << 7,
  PMAP_FIELD_FROM = 1 << 8,
  PMAP_FIELD_UNTIL = 1 << 9,
  PMAP_FIELD_ANY_YEAR = 1 << 10,
} PmapFieldFlags;

/**
 * PmapChoice:
 * @value: the number in the program, from 1
 * @nick: the word in the file
 * @label: what people read, untranslated
 * @short_label: (nullable): the field's abbreviation ("C&L", "K"), untranslated
 * @also: (nullable): what else people and other programs write for it, with "|" between; not translated
 */
typedef struct
{
  int value;
  const char *nick;
  const char *label;
  const char *short_label;
  const char *also;
} PmapChoice;

typedef struct _PmapField PmapField;

/**
 * PmapField:
 * @kind: what it holds
 * @offset: where in the record's struct
 * @name: in the file, and of the GObject property
 * @label: what people read before it, untranslated
 * @flags: see #PmapFieldFlags
 * @unit: (nullable): what follows a number, untranslated: "minutes"
 * @example: (nullable): shown in an empty form entry or below it, untranslated
 * @also: (nullable): what other programs call it at the head of a column, with "|" between; not translated
 * @help: (nullable): what it is, in a sentence, untranslated: the help of the form and the documentation of the schema; of a
 *   field of records their noun says it
 * @default_value: with %PMAP_FIELD_HAS_DEFAULT, what "not said" means; for numbers, choices, booleans and weekdays
 * @minimum: of a number, scaled as the number is
 * @maximum: of a number, scaled; of a text, characters; of a list, records. 0 means the limit of the kind; lists have none.
 * @plausible_maximum: of a number, scaled: a higher one is taken, but somebody is asked whether it is meant; 0 for none
 * @belongs_to: (nullable): the field of choices that says whether this one is asked for; it keeps its value where it is not
 * @belongs_with: the values of @belongs_to with which it is, as bits
 * @replaced_by: (nullable): the field of records that says it better: it is asked for only while that list is empty
 * @choices: (nullable): for a choice: its words, ended by a %NULL nick; for a whole number: the names of its values
 * @since: the minor version of the file that has it first; a file that says something in it is of that version or a later one
 * @get_item_type: for a reference, the type referred to; for records, what the list holds
 *
 * The one description of a field. The file, the schema's test, undo, checks, forms, tables and exports all walk it.
 */
struct _PmapField
{
  PmapFieldKind kind;
  guint offset;
  const char *name;
  const char *label;
  PmapFieldFlags flags;
  const char *unit;
  const char *example;
  const char *also;
  const char *help;
  gint64 default_value;
  gint64 minimum;
  gint64 maximum;
  gint64 plausible_maximum;
  const char *belongs_to;
  guint belongs_with;
  const char *replaced_by;
  const PmapChoice *choices;
  guint since;
  GType (*get_item_type) (void);
};

/* How each kind lies in a struct. */
#define PMAP_C_TYPE_TEXT      char *
#define PMAP_C_TYPE_LONG_TEXT char *
#define PMAP_C_TYPE_INTEGER   gint64
#define PMAP_C_TYPE_DECIMAL   gint64
#define PMAP_C_TYPE_MONEY     gint64
#define PMAP_C_TYPE_RATE      gint64
#define PMAP_C_TYPE_TIME      gint64
#define PMAP_C_TYPE_DATE      PmapDate
#define PMAP_C_TYPE_MOMENT    gint64
#define PMAP_C_TYPE_BOOLEAN   gboolean
#define PMAP_C_TYPE_CHOICE    int
#define PMAP_C_TYPE_WEEKDAYS  guint
#define PMAP_C_TYPE_REFERENCE char *
#define PMAP_C_TYPE_RECORD    PmapRecord *
#define PMAP_C_TYPE_RECORDS   PmapRecordList *

/**
 * PMAP_FIELD_MEMBER:
 *
 * Makes a struct member of a line of a field table.
 */
#define PMAP_FIELD_MEMBER(kind, member, ...) PMAP_C_TYPE_##kind member;

/**
 * PMAP_FIELD_ENTRY:
 *
 * Makes a #PmapField of a line of a field table, for the struct Type.
 */
#define PMAP_FIELD_ENTRY(Type, kind_, member, name_, label_, ...) \
  { .kind = PMAP_KIND_##kind_, .offset = G_STRUCT_OFFSET (Type, member), .name = name_, .label = label_, __VA_ARGS__ },

/**
 * pmap_field_is_scalar:
 * @field: a field
 *
 * Returns: whether it holds a value rather than records
 */
static inline gboolean
pmap_field_is_scalar (const PmapField *field)
{
  return field->kind != PMAP_KIND_RECORD && field->kind != PMAP_KIND_RECORDS;
}

gboolean          pmap_field_is_number         (const PmapField  *field);
guint             pmap_field_get_places        (const PmapField  *field);
gint64            pmap_field_get_maximum       (const PmapField  *field);
GType             pmap_field_get_value_type    (const PmapField  *field);
const PmapChoice *pmap_field_find_choice       (const PmapField  *field,
                                                int               value);
const char       *pmap_field_get_label         (const PmapField  *field);
const char       *pmap_choices_get_label       (const PmapChoice *choices,
                                                int               value);
const char       *pmap_choices_get_short_label (const PmapChoice *choices,
                                                int               value);

gboolean          pmap_field_validate          (const PmapField  *field,
                                                const GValue     *value,
                                                GError          **error);
gboolean          pmap_field_is_plausible      (const PmapField  *field,
                                                gint64            number);
char             *pmap_field_format_with_unit  (const PmapField  *field,
                                                gint64            number);
gboolean          pmap_field_parse             (const PmapField  *field,
                                                const char       *typed,
                                                PmapDate          year_start,
                                                GValue           *value,
                                                GError          **error);
char             *pmap_field_guess             (const PmapField  *field,
                                                const char       *typed,
                                                PmapDate          year_start);
char             *pmap_field_format_value      (const PmapField  *field,
                                                const GValue     *value);

G_END_DECLS
