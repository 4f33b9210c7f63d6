/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PmapSeverity:
 * @PMAP_SEVERITY_ERROR: Must be put right; a file with one is not opened.
 * @PMAP_SEVERITY_WARNING: Is kept, but somebody should look.
 * @PMAP_SEVERITY_NOTE: Good to know.
 */
typedef enum
{
  PMAP_SEVERITY_ERROR,
  PMAP_SEVERITY_WARNING,
  PMAP_SEVERITY_NOTE,
} PmapSeverity;

/**
 * PmapUrgency:
 * @PMAP_URGENCY_OVERDUE: A day has passed on which something was to be done.
 * @PMAP_URGENCY_MONEY: A figure is not what was meant, or the map contradicts itself.
 * @PMAP_URGENCY_REST: What can wait.
 *
 * What is looked at first.
 */
typedef enum
{
  PMAP_URGENCY_OVERDUE,
  PMAP_URGENCY_MONEY,
  PMAP_URGENCY_REST,
} PmapUrgency;

/** PMAP_PLURAL_: the two forms of a heading in a table, for translators to find; see pmap_issue_kind_describe() */
#define PMAP_PLURAL_(one, many) one, many

/**
 * PmapIssueKind:
 * @code: what it is called among programs: "no-review"
 * @one: untranslated heading for one issue of the kind: "%u group has no review date"
 * @many: the same for any other number
 * @urgency: what comes first
 * @source: (nullable): untranslated: who asks for it, or what it rests on: "SEND Code of Practice 6.65"
 *
 * What many issues have in common: the rule that they break. Described once, beside the rule that finds them, as a static constant.
 */
typedef struct
{
  const char *code;
  const char *one;
  const char *many;
  PmapUrgency urgency;
  const char *source;
} PmapIssueKind;

typedef struct _PmapIssue PmapIssue;

/**
 * PmapIssue:
 * @severity: how bad
 * @kind: what it has in common with others; pmap_issue_kind_other where nothing is known of it
 * @line: in the file, from 1; 0 where the issue is not about a place in a file
 * @column: in the line, in characters from 1; 0 if unknown
 * @id: (nullable): the record's id, or that of the nearest around it that has one
 * @field: (nullable): the field's name, a static string
 * @who: (nullable): whom or what it is about: "Ada Abbot (5B)"
 * @message: what is wrong, in a teacher's words, to be read after @who or at the field
 * @of: (nullable): the id of the group that it is about, where that is not the record itself
 * @with: (nullable): the id of the group that @of, or the record itself, gets in the way of
 * @about: (nullable): the id of the member of staff whom it is about
 *
 * "Did, but look": one currency for the reader, the checks of the model, costing, the command line and the windows.
 */
struct _PmapIssue
{
  PmapSeverity severity;
  const PmapIssueKind *kind;
  guint line;
  guint column;
  char *id;
  const char *field;
  char *who;
  char *message;
  char *of;
  char *with;
  char *about;
};

extern const PmapIssueKind pmap_issue_kind_other;

#define PMAP_TYPE_ISSUE (pmap_issue_get_type ())
GType       pmap_issue_get_type     (void);

PmapIssue  *pmap_issue_copy         (const PmapIssue *self);
void        pmap_issue_free         (PmapIssue       *self);
char       *pmap_issue_describe     (const PmapIssue *self);
const char *pmap_severity_get_word  (PmapSeverity     severity);

char       *pmap_issue_kind_describe   (const PmapIssueKind *self,
                                        guint                n);
const char *pmap_issue_kind_get_source (const PmapIssueKind *self);

/**
 * PmapIssues:
 *
 * Issues in the order found.
 */
typedef GPtrArray PmapIssues;

PmapIssues *pmap_issues_new         (void);
PmapIssue  *pmap_issues_add         (PmapIssues      *issues,
                                     PmapSeverity     severity,
                                     const char      *id,
                                     const char      *field,
                                     const char      *format,
                                     ...) G_GNUC_PRINTF (5, 6);
guint       pmap_issues_count       (PmapIssues      *issues,
                                     PmapSeverity     severity);
gboolean    pmap_issues_let_pass    (PmapIssues      *issues,
                                     GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapIssue, pmap_issue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapIssues, g_ptr_array_unref)

G_END_DECLS
