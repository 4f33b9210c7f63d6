/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Issues: what is worth a look, where it stands, in plain words. */

#include "config.h"

#include "base/pmap-issue.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (PmapIssue, pmap_issue, pmap_issue_copy, pmap_issue_free)

/**
 * pmap_issue_copy:
 * @self: an issue
 *
 * Returns: (transfer full): the same again
 */
PmapIssue *
pmap_issue_copy (const PmapIssue *self)
{
  PmapIssue *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (PmapIssue, 1);
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->message = g_strdup (self->message);
  return copy;
}

void
pmap_issue_free (PmapIssue *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

/**
 * pmap_severity_get_word:
 * @severity: a severity
 *
 * Returns: (transfer none): the word for it: "error", "warning", "note"
 */
const char *
pmap_severity_get_word (PmapSeverity severity)
{
  static const char *const words[] = { N_("error"), N_("warning"), N_("note") };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (words), "");

  return _(words[severity]);
}

/**
 * pmap_issues_new:
 *
 * Returns: (transfer full): an empty list; free with g_ptr_array_unref()
 */
PmapIssues *
pmap_issues_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_issue_free);
}

/**
 * pmap_issues_add:
 * @issues: the list
 * @severity: how bad
 * @id: (nullable): the record's id
 * @field: (nullable): the field's name, a static string
 * @format: what is wrong, in plain words, as for printf()
 * @...: what @format names
 *
 * Returns: (transfer none): the new issue, for a caller who knows its place in the file
 */
PmapIssue *
pmap_issues_add (PmapIssues   *issues,
                 PmapSeverity  severity,
                 const char   *id,
                 const char   *field,
                 const char   *format,
                 ...)
{
  PmapIssue *issue;
  va_list arguments;

  g_return_val_if_fail (issues != NULL && format != NULL, NULL);

  issue = g_new0 (PmapIssue, 1);
  issue->severity = severity;
  issue->id = g_strdup (id);
  issue->field = field;
  va_start (arguments, format);
  issue->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (issues, issue);
  return issue;
}

/**
 * pmap_issues_count:
 * @issues: the list
 * @severity: a severity
 *
 * Returns: how many of that severity there are
 */
guint
pmap_issues_count (PmapIssues   *issues,
                   PmapSeverity  severity)
{
  guint n = 0;

  g_return_val_if_fail (issues != NULL, 0);

  for (guint i = 0; i < issues->len; i++)
    n += ((PmapIssue *) issues->pdata[i])->severity == severity;
  return n;
}
