/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-school-days.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapTermOutcome:
 * @PMAP_TERM_OUTCOME_LOOK: it is about term dates, and something has to be put right before anything comes of it
 * @PMAP_TERM_OUTCOME_TERM: a term
 * @PMAP_TERM_OUTCOME_CLOSURE: a closure
 * @PMAP_TERM_OUTCOME_IDLE: it is understood, and there is nothing to take over: a holiday between two terms
 * @PMAP_TERM_OUTCOME_UNKNOWN: it is not understood
 * @PMAP_TERM_OUTCOME_HEADING: it says what the lines below it are about
 *
 * What becomes of a line of term dates, in the order in which people look at them.
 */
typedef enum
{
  PMAP_TERM_OUTCOME_LOOK,
  PMAP_TERM_OUTCOME_TERM,
  PMAP_TERM_OUTCOME_CLOSURE,
  PMAP_TERM_OUTCOME_IDLE,
  PMAP_TERM_OUTCOME_UNKNOWN,
  PMAP_TERM_OUTCOME_HEADING,
  PMAP_TERM_N_OUTCOMES,
} PmapTermOutcome;

#define PMAP_TYPE_TERM_ROW (pmap_term_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapTermRow, pmap_term_row, PMAP, TERM_ROW, GObject)

#define PMAP_TYPE_TERM_DATES (pmap_term_dates_get_type ())
G_DECLARE_FINAL_TYPE (PmapTermDates, pmap_term_dates, PMAP, TERM_DATES, GObject)

guint            pmap_term_row_get_line        (PmapTermRow      *self);
guint            pmap_term_row_get_other_line  (PmapTermRow      *self);
const char      *pmap_term_row_get_text        (PmapTermRow      *self);
PmapTermOutcome  pmap_term_row_get_outcome     (PmapTermRow      *self);
const char      *pmap_term_row_get_name        (PmapTermRow      *self);
int              pmap_term_row_get_kind        (PmapTermRow      *self);
PmapDate         pmap_term_row_get_start       (PmapTermRow      *self);
PmapDate         pmap_term_row_get_end         (PmapTermRow      *self);
const char      *pmap_term_row_get_remark      (PmapTermRow      *self);
guint            pmap_term_row_get_n_fixes     (PmapTermRow      *self);
const char      *pmap_term_row_describe_fix    (PmapTermRow      *self,
                                                guint             fix);
char            *pmap_term_row_apply_fix       (PmapTermRow      *self,
                                                guint             fix);

PmapTermDates   *pmap_term_dates_new           (PmapYear         *year,
                                                const char       *text,
                                                gboolean          replace);
GListModel      *pmap_term_dates_get_rows      (PmapTermDates    *self);
guint            pmap_term_dates_count         (PmapTermDates    *self,
                                                PmapTermOutcome   outcome);
char            *pmap_term_dates_describe      (PmapTermDates    *self);
PmapSchoolDays   pmap_term_dates_count_days    (PmapTermDates    *self);
gboolean         pmap_term_dates_apply         (PmapTermDates    *self,
                                                PmapEditor       *editor,
                                                GError          **error);

G_END_DECLS
