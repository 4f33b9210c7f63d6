/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Issues: what is worth a look, where it stands, in plain words. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-issue.h"

#include "base/pmap-error.h"
#include "base/pmap-number.h"
#include "base/pmap-text.h"

#include <glib/gi18n.h>

const PmapIssueKind pmap_issue_kind_other = {
  "other", PMAP_PLURAL_ ("%u other thing", "%u other things"), PMAP_URGENCY_REST
};

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
  copy->who = g_strdup (self->who);
  copy->message = g_strdup (self->message);
  copy->of = g_strdup (self->of);
  copy->with = g_strdup (self->with);
  copy->about = g_strdup (self->about);
  return copy;
}

void
pmap_issue_free (PmapIssue *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->who);
  g_free (self->message);
  g_free (self->of);
  g_free (self->with);
  g_free (self->about);
  g_free (self);
}

/**
 * pmap_issue_describe:
 * @self: an issue
 *
 * Returns: (transfer full): whom it is about, and what is wrong: "Ada Abbot (5B): The UPN does not …"
 */
char *
pmap_issue_describe (const PmapIssue *self)
{
  g_autofree char *who = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->who == NULL)
    return g_strdup (self->message);
  who = pmap_text_for_display (self->who, FALSE);
  /* translators: whom or what it is about, then what is wrong: "Ada Abbot (5B): There is no review date". */
  return g_strdup_printf (_("%1$s: %2$s"), who, self->message);
}

/**
 * pmap_issue_kind_describe:
 * @self: a kind
 * @n: how many issues of it there are
 *
 * Returns: (transfer full): the heading above them: "46 groups have no review date"
 */
char *
pmap_issue_kind_describe (const PmapIssueKind *self,
                          guint                n)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pmap_number_say (n, ngettext (self->one, self->many, n));
}

/**
 * pmap_issue_kind_get_source:
 * @self: a kind
 *
 * Returns: (transfer none): who asks for it, or what it rests on; most rules are that a map says what it is meant to say
 */
const char *
pmap_issue_kind_get_source (const PmapIssueKind *self)
{
  g_return_val_if_fail (self != NULL, "");

  if (self->source != NULL)
    return _(self->source);
  return self->urgency == PMAP_URGENCY_MONEY ? _("A cost is a rate, a time and a number of sessions: each has to be said")
                                             : _("A map says one thing, and says it whole");
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
  g_autofree char *message = NULL;
  PmapIssue *issue;
  va_list arguments;

  g_return_val_if_fail (issues != NULL && format != NULL, NULL);

  issue = g_new0 (PmapIssue, 1);
  issue->severity = severity;
  issue->kind = &pmap_issue_kind_other;
  issue->id = g_strdup (id);
  issue->field = field;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* It may repeat what a file says. */
  issue->message = pmap_text_for_display (message, TRUE);
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

/**
 * pmap_issues_let_pass:
 * @issues: the list
 * @error: takes the first error of it, in plain words
 *
 * Returns: whether no error is among them
 */
gboolean
pmap_issues_let_pass (PmapIssues  *issues,
                      GError     **error)
{
  g_return_val_if_fail (issues != NULL, FALSE);

  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      if (issue->severity != PMAP_SEVERITY_ERROR)
        continue;
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, issue->message);
      return FALSE;
    }
  return TRUE;
}
