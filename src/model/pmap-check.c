/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with a record: what its table says of each field, what it refers to, then the rules of its noun; and the
 * rules that several nouns share. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-check.h"

#include "base/pmap-error.h"
#include "model/pmap-document.h"
#include "model/pmap-record-list.h"
#include "model/pmap-kind.h"
#include "model/pmap-record-private.h"
#include "model/pmap-subject.h"

#include <glib/gi18n.h>
#include <string.h>

static const PmapIssueKind broken_reference = {
  "broken-reference",
  PMAP_PLURAL_ ("%u entry names something that is not in the map", "%u entries name something that is not in the map"),
  PMAP_URGENCY_MONEY
};
static const PmapIssueKind wrong_value = {
  "wrong-value", PMAP_PLURAL_ ("%u entry has to be put right", "%u entries have to be put right"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind wrong_order = {
  "wrong-order",
  PMAP_PLURAL_ ("%u last day is before the first", "%u last days are before the first"),
  PMAP_URGENCY_MONEY
};
static const PmapIssueKind implausible = {
  "implausible", PMAP_PLURAL_ ("%u figure is unusually high", "%u figures are unusually high"), PMAP_URGENCY_MONEY
};

/* Whether a field is certainly right; only of the rest a value is made and a message asked for. */
static gboolean
is_plainly_right (PmapRecord      *self,
                  const PmapField *field)
{
  const PmapKind *kind = pmap_field_get_kind (field);

  return kind->is_right == NULL || kind->is_right (field, G_STRUCT_MEMBER_P (self, field->offset));
}

/* What a field names must be there, and be what the field is for. */
static void
check_reference (PmapRecord      *self,
                 const PmapField *field,
                 PmapDocument    *document,
                 PmapIssues      *issues)
{
  const char *id = PMAP_FIELD_PLACE (char *, self, field);
  PmapRecord *other = pmap_document_find (document, id);

  if (other == NULL)
    pmap_record_add_issue (self, issues, PMAP_SEVERITY_ERROR, &broken_reference, field->name,
                           /* translators: a field's label and the id that it names. */
                           _("%1$s names “%2$s”, which is not in this map"), pmap_field_get_label (field), id);
  else if (!g_type_is_a (G_OBJECT_TYPE (other), field->get_item_type ()))
    pmap_record_add_issue (self, issues, PMAP_SEVERITY_ERROR, &broken_reference, field->name,
                           /* translators: a field's label, the id that it names, and what that is: "Provision". */
                           _("%1$s names “%2$s”, which is something else: %3$s"), pmap_field_get_label (field), id,
                           pmap_record_get_title (other));
}

/* A slip of a key, or a comma taken for a point, is mostly more than any school has. */
static void
ask_whether_meant (PmapRecord      *self,
                   const PmapField *field,
                   gint64           number,
                   PmapIssues      *issues)
{
  g_autofree char *text = pmap_field_format_with_unit (field, number);

  pmap_record_add_issue (self, issues, PMAP_SEVERITY_WARNING, &implausible, field->name,
                         /* translators: a field's label, and an unusually high number with what it counts:
                          * "How often: 35 times a week is a lot; is it meant?" */
                         _("%1$s: %2$s is a lot; is it meant?"), pmap_field_get_label (field), text);
}

/* What the table says of a field that holds a value. */
static void
check_value (PmapRecord      *self,
             const PmapField *field,
             PmapIssues      *issues)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  pmap_record_get_value (self, field, &value);
  if (!pmap_field_validate (field, &value, &error))
    pmap_record_add_issue (self, issues, PMAP_SEVERITY_ERROR, &wrong_value, field->name, "%s",
                           error != NULL ? error->message : pmap_field_get_label (field));
  else if (pmap_field_is_number (field) && !pmap_field_is_plausible (field, g_value_get_int64 (&value)))
    ask_whether_meant (self, field, g_value_get_int64 (&value), issues);
}

static void
check_length (PmapRecord      *self,
              const PmapField *field,
              PmapIssues      *issues)
{
  guint n = pmap_record_list_get_length (PMAP_FIELD_PLACE (PmapRecordList *, self, field));

  if (field->maximum != 0 && n > field->maximum)
    pmap_record_add_issue (self, issues, PMAP_SEVERITY_ERROR, &wrong_value, field->name,
                           /* translators: a list's label ("Members"), how many are in it, and how many may be. */
                           _("%1$s: there are %2$u, and at most %3$u fit"),
                           pmap_field_get_label (field), n, (guint) field->maximum);
}

/* Checks a record whose document, if any, the caller knows already. */
void
_pmap_record_check_within (PmapRecord   *self,
                           PmapDocument *document,
                           PmapIssues   *issues)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (field->kind == PMAP_KIND_RECORDS)
        check_length (self, field, issues);
      else if (field->kind == PMAP_KIND_REFERENCE && document != NULL && PMAP_FIELD_PLACE (char *, self, field) != NULL)
        check_reference (self, field, document, issues);
      else if (!is_plainly_right (self, field))
        check_value (self, field, issues);
    }
  if (klass->check != NULL)
    klass->check (self, issues);
}

/**
 * pmap_record_check:
 * @self: a record
 * @issues: where to add what is wrong
 *
 * Checks this record (not those inside): what its table says, what it refers to, and its noun's own rules.
 */
void
pmap_record_check (PmapRecord *self,
                   PmapIssues *issues)
{
  g_return_if_fail (PMAP_IS_RECORD (self) && issues != NULL);

  _pmap_record_check_within (self, pmap_record_get_document (self), issues);
}

/**
 * pmap_record_check_order:
 * @self: a record
 * @issues: where to add what is wrong
 * @first: the name of a field that holds a day
 * @first_day: that day, or %PMAP_DATE_NONE
 * @last: the name of a field that holds a day not before it
 * @last_day: that day, or %PMAP_DATE_NONE
 *
 * Adds an error where both days are said and the last comes before the first.
 */
void
pmap_record_check_order (PmapRecord *self,
                         PmapIssues *issues,
                         const char *first,
                         PmapDate    first_day,
                         const char *last,
                         PmapDate    last_day)
{
  const PmapField *first_field, *last_field;
  g_autofree char *first_text = NULL, *last_text = NULL;

  if (first_day == PMAP_DATE_NONE || last_day == PMAP_DATE_NONE || first_day <= last_day)
    return;
  first_field = pmap_record_find_field (self, first);
  last_field = pmap_record_find_field (self, last);
  g_return_if_fail (first_field != NULL && last_field != NULL);

  first_text = pmap_date_format (first_day);
  last_text = pmap_date_format (last_day);
  pmap_record_add_issue (self, issues, PMAP_SEVERITY_ERROR, &wrong_order, last_field->name,
                         /* translators: label and date of the later day, label and date of the earlier one:
                          * "Ends (1 May 2026) is before Starts (4 May 2026)". */
                         _("%1$s (%2$s) is before %3$s (%4$s)"),
                         pmap_field_get_label (last_field), last_text, pmap_field_get_label (first_field), first_text);
}
