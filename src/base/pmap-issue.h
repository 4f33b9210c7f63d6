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

typedef struct _PmapIssue PmapIssue;

/**
 * PmapIssue:
 * @severity: how bad
 * @line: in the file, from 1; 0 where the issue is not about a place in a file
 * @column: in the line, in characters from 1; 0 if unknown
 * @id: (nullable): the record's id
 * @field: (nullable): the field's name, a static string
 * @message: what is wrong, in a teacher's words
 *
 * "Did, but look": one currency for the reader, the checks of the model, costing, the command line and the windows.
 */
struct _PmapIssue
{
  PmapSeverity severity;
  guint line;
  guint column;
  char *id;
  const char *field;
  char *message;
};

#define PMAP_TYPE_ISSUE (pmap_issue_get_type ())
GType       pmap_issue_get_type     (void);

PmapIssue  *pmap_issue_copy         (const PmapIssue *self);
void        pmap_issue_free         (PmapIssue       *self);
const char *pmap_severity_get_word  (PmapSeverity     severity);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapIssue, pmap_issue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapIssues, g_ptr_array_unref)

G_END_DECLS
