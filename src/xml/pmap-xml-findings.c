/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader finds wrong with a file: each thing once, with its place, in the file's order, and no more of them than
 * anybody puts right. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-findings.h"

#include "base/pmap-error.h"
#include "xml/pmap-xml-parse.h"

#include <glib/gi18n.h>

typedef struct
{
  PmapRecord *record;
  const PmapField *field;
} Fault;

struct _PmapXmlFindings
{
  PmapXmlPlaces *places;
  PmapIssues *issues;     /* the caller's */
  guint first;            /* of ours among them */
  GArray *faults;         /* Fault: found while reading, so that no check says it again */
  guint n_errors;
};

/**
 * pmap_xml_findings_new:
 * @bytes: a file
 * @issues: where to add what is found in it
 *
 * Returns: (transfer full): nothing found yet
 */
PmapXmlFindings *
pmap_xml_findings_new (GBytes     *bytes,
                       PmapIssues *issues)
{
  PmapXmlFindings *self = g_new0 (PmapXmlFindings, 1);

  self->places = pmap_xml_places_new (bytes);
  self->issues = g_ptr_array_ref (issues);
  self->first = issues->len;
  self->faults = g_array_new (FALSE, FALSE, sizeof (Fault));
  return self;
}

void
pmap_xml_findings_free (PmapXmlFindings *self)
{
  g_return_if_fail (self != NULL);

  pmap_xml_places_free (self->places);
  g_ptr_array_unref (self->issues);
  g_array_unref (self->faults);
  g_free (self);
}

/**
 * pmap_xml_findings_add:
 * @self: the findings
 * @severity: how bad
 * @record: (nullable): of which record
 * @field: (nullable): of which of its fields; no check will find fault with that field again
 * @offset: where in the file
 * @format: what is wrong, in plain words
 * @...: what @format names
 */
void
pmap_xml_findings_add (PmapXmlFindings *self,
                       PmapSeverity     severity,
                       PmapRecord      *record,
                       const PmapField *field,
                       gsize            offset,
                       const char      *format,
                       ...)
{
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  PmapIssue *issue;
  va_list arguments;

  g_return_if_fail (self != NULL && format != NULL);

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = g_utf8_make_valid (text, -1);      /* it may cut what is in the file */
  issue = pmap_issues_add (self->issues, severity, record != NULL ? pmap_record_get_id (record) : NULL,
                           field != NULL ? field->name : NULL, "%s", message);
  pmap_xml_places_locate (self->places, offset, &issue->line, &issue->column);
  if (severity != PMAP_SEVERITY_ERROR)
    return;
  self->n_errors++;
  if (record != NULL && field != NULL)
    {
      const Fault fault = { record, field };

      g_array_append_val (self->faults, fault);
    }
}

/**
 * pmap_xml_findings_is_full:
 * @self: the findings
 *
 * Returns: whether there is no use in looking further
 */
gboolean
pmap_xml_findings_is_full (PmapXmlFindings *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_errors >= PMAP_XML_ISSUES_MAX;
}

/**
 * pmap_xml_findings_count:
 * @self: the findings
 *
 * Returns: how many errors there are
 */
guint
pmap_xml_findings_count (PmapXmlFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_errors;
}

static gboolean
is_known (PmapXmlFindings *self,
          PmapRecord      *record,
          const PmapIssue *issue)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      const Fault *fault = &g_array_index (self->faults, Fault, i);

      if (fault->record == record && g_strcmp0 (fault->field->name, issue->field) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_cb (PmapRecord *record,
          gpointer    user_data)
{
  PmapXmlFindings *self = user_data;
  guint first = self->issues->len;

  pmap_record_check (record, self->issues);
  for (guint i = first; i < self->issues->len; )
    {
      PmapIssue *issue = g_ptr_array_index (self->issues, i);

      if (is_known (self, record, issue))
        {
          g_ptr_array_remove_index (self->issues, i);
          continue;
        }
      pmap_xml_places_locate_record (self->places, record, issue->field, &issue->line, &issue->column);
      self->n_errors += issue->severity == PMAP_SEVERITY_ERROR;
      i++;
    }
  return !pmap_xml_findings_is_full (self);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const PmapIssue *first = *(PmapIssue *const *) a, *second = *(PmapIssue *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

/**
 * pmap_xml_findings_check:
 * @self: the findings
 * @document: what was read of the file; its records know where they stood
 *
 * Adds what the checks of the model find, and puts all in the file's order.
 */
void
pmap_xml_findings_check (PmapXmlFindings *self,
                         PmapDocument    *document)
{
  g_return_if_fail (self != NULL && PMAP_IS_DOCUMENT (document));

  if (!pmap_xml_findings_is_full (self))
    pmap_record_walk (PMAP_RECORD (document), check_cb, self);
  if (self->issues->len - self->first > 1)
    g_qsort_with_data (self->issues->pdata + self->first, self->issues->len - self->first, sizeof (gpointer),
                       compare_places, NULL);
}

/**
 * pmap_xml_findings_sum_up:
 * @self: findings with an error among them
 * @error: where to say how many things are wrong, and which is the first
 */
void
pmap_xml_findings_sum_up (PmapXmlFindings  *self,
                          GError          **error)
{
  const PmapIssue *first = NULL;

  g_return_if_fail (self != NULL && self->n_errors > 0);

  for (guint i = self->first; first == NULL; i++)
    if (((PmapIssue *) self->issues->pdata[i])->severity == PMAP_SEVERITY_ERROR)
      first = self->issues->pdata[i];
  if (pmap_xml_findings_is_full (self))
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED,
                 /* translators: a number, then a place in the file and what is wrong there. */
                 _("At least %1$u things are wrong in this file. The first, in line %2$u: %3$s"),
                 self->n_errors, first->line, first->message);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED,
                 /* translators: a number, then a place in the file and what is wrong there. */
                 ngettext ("%1$u thing is wrong in this file, in line %2$u: %3$s",
                           "%1$u things are wrong in this file. The first, in line %2$u: %3$s", self->n_errors),
                 self->n_errors, first->line, first->message);
}
