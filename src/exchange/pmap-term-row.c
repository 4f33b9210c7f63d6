/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of term dates and what becomes of it. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-term-dates-private.h"

#include "base/pmap-text.h"
#include "model/pmap-choices.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (PmapTermRow, pmap_term_row, G_TYPE_OBJECT)

static void
free_fix (gpointer data)
{
  PmapTermFix *self = data;

  g_free (self->written);
  g_free (self->day);
  g_free (self);
}

static void
pmap_term_row_finalize (GObject *object)
{
  PmapTermRow *self = PMAP_TERM_ROW (object);

  g_free (self->text);
  g_free (self->name);
  g_string_free (self->remark, TRUE);
  g_ptr_array_unref (self->fixes);

  G_OBJECT_CLASS (pmap_term_row_parent_class)->finalize (object);
}

static void
pmap_term_row_class_init (PmapTermRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_term_row_finalize;
}

static void
pmap_term_row_init (PmapTermRow *self)
{
  self->remark = g_string_new (NULL);
  self->fixes = g_ptr_array_new_with_free_func (free_fix);
}

PmapTermRow *
_pmap_term_row_new (guint            line,
                    const char      *text,
                    PmapTermOutcome  outcome)
{
  PmapTermRow *self = g_object_new (PMAP_TYPE_TERM_ROW, NULL);

  self->line = line;
  self->text = g_strdup (text);
  self->name = g_strdup ("");
  self->outcome = outcome;
  return self;
}

void
_pmap_term_row_remark (PmapTermRow *self,
                       const char  *format,
                       ...)
{
  va_list arguments;

  if (self->remark->len > 0)
    g_string_append (self->remark, " · ");
  va_start (arguments, format);
  g_string_append_vprintf (self->remark, format, arguments);
  va_end (arguments);
}

/* A half term that lasts for a month is the weeks of school, not the holiday between them: no school has one of more than two
 * weeks and the weekends round them. */
gboolean
_pmap_term_is_lesson_time (PmapDate start,
                           PmapDate end)
{
  return end > start && end - start > 20;
}

/* One name for what schools write in many ways: "Autumn half term", "October half term". */
static char *
name_half_term (const PmapTermWords *words,
                PmapDate             start)
{
  guint month;

  if (!words->is_plain)
    return g_strdup (words->name);
  pmap_date_split (start, NULL, &month, NULL);
  if (words->season != PMAP_TERM_SEASON_NONE)
    /* translators: %s is "Autumn", "Spring" or "Summer". */
    return g_strdup_printf (_("%s half term"), pmap_term_season_get_name (words->season));
  return g_strdup (month >= 9 ? _("October half term") : month <= 3 ? _("February half term") : _("May half term"));
}

/* A sentence about INSET days is no name of one. */
static char *
name_inset (const PmapTermWords *words)
{
  if (*words->name == '\0' || g_ascii_strcasecmp (words->name, "INSET") == 0 || g_ascii_strcasecmp (words->name, "INSET days") == 0
      || g_utf8_strlen (words->name, -1) > 40)
    return g_strdup (_("INSET day"));
  return g_strdup (words->name);
}

/* What the row is from here on, its days being known. */
void
_pmap_term_row_become (PmapTermRow         *self,
                       PmapTermSubject      subject,
                       const PmapTermWords *words)
{
  gboolean is_term = subject == PMAP_TERM_SUBJECT_TERM
                     || (subject == PMAP_TERM_SUBJECT_HALF_TERM && _pmap_term_is_lesson_time (self->start, self->end));

  g_free (self->name);
  self->is_plain = words->is_plain;
  self->season = words->season != PMAP_TERM_SEASON_NONE || words->number != 0 ? words->season
                                                                             : pmap_term_season_of_day (self->start);
  self->is_numbered = words->number != 0;
  self->outcome = is_term ? PMAP_TERM_OUTCOME_TERM : PMAP_TERM_OUTCOME_CLOSURE;
  if (is_term)
    self->name = pmap_term_words_name_term (words, self->start);
  else if (subject == PMAP_TERM_SUBJECT_HALF_TERM)
    self->name = name_half_term (words, self->start);
  else if (subject == PMAP_TERM_SUBJECT_INSET)
    self->name = name_inset (words);
  else
    self->name = g_strdup (*words->name != '\0' ? words->name
                           : subject == PMAP_TERM_SUBJECT_CLOSED ? _("School closed")
                           : subject == PMAP_TERM_SUBJECT_BANK_HOLIDAY ? _("Bank holiday") : _("Holiday"));
  self->kind = subject == PMAP_TERM_SUBJECT_INSET ? PMAP_CLOSURE_INSET
               : subject == PMAP_TERM_SUBJECT_CLOSED ? PMAP_CLOSURE_CLOSED : PMAP_CLOSURE_HOLIDAY;
}

/** pmap_term_row_get_line: Returns: in which line of the text it stands, from 1 */
guint
pmap_term_row_get_line (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), 0);

  return self->line;
}

/** pmap_term_row_get_other_line: Returns: the line that says when it ends, where that is another one; else 0 */
guint
pmap_term_row_get_other_line (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), 0);

  return self->other_line;
}

/** pmap_term_row_get_text: Returns: (transfer none): the line as it stands */
const char *
pmap_term_row_get_text (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), NULL);

  return self->text;
}

/** pmap_term_row_get_outcome: Returns: what becomes of it */
PmapTermOutcome
pmap_term_row_get_outcome (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), PMAP_TERM_OUTCOME_UNKNOWN);

  return self->outcome;
}

/** pmap_term_row_get_name: Returns: (transfer none): what the term or closure is called; empty where the line is neither */
const char *
pmap_term_row_get_name (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), NULL);

  return self->name;
}

/** pmap_term_row_get_kind: Returns: the #PmapClosureKind of a closure */
int
pmap_term_row_get_kind (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), 0);

  return self->outcome == PMAP_TERM_OUTCOME_CLOSURE ? self->kind : 0;
}

/** pmap_term_row_get_start: Returns: its first day; %PMAP_DATE_NONE where it has none */
PmapDate
pmap_term_row_get_start (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), PMAP_DATE_NONE);

  return self->start;
}

/** pmap_term_row_get_end: Returns: its last day; %PMAP_DATE_NONE where it has none */
PmapDate
pmap_term_row_get_end (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), PMAP_DATE_NONE);

  return self->end;
}

/** pmap_term_row_get_remark: Returns: (transfer none): what there is to say of it, in plain words; may be empty */
const char *
pmap_term_row_get_remark (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), NULL);

  return self->remark->str;
}

/** pmap_term_row_get_n_fixes: Returns: how many days there are to choose from in the place of one that is wrong */
guint
pmap_term_row_get_n_fixes (PmapTermRow *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self), 0);

  return self->fixes->len;
}

/** pmap_term_row_describe_fix: Returns: (transfer none): the day that would stand in the line: "Thursday 25 March 2027" */
const char *
pmap_term_row_describe_fix (PmapTermRow *self,
                            guint        fix)
{
  g_return_val_if_fail (PMAP_IS_TERM_ROW (self) && fix < self->fixes->len, NULL);

  return ((PmapTermFix *) self->fixes->pdata[fix])->day;
}

/** pmap_term_row_apply_fix: Returns: (transfer full): the line with that day in the place of the wrong one */
char *
pmap_term_row_apply_fix (PmapTermRow *self,
                         guint        fix)
{
  const PmapTermFix *chosen;
  const char *found;

  g_return_val_if_fail (PMAP_IS_TERM_ROW (self) && fix < self->fixes->len, NULL);

  chosen = self->fixes->pdata[fix];
  found = strstr (self->text, chosen->written);
  g_return_val_if_fail (found != NULL, NULL);

  return g_strdup_printf ("%.*s%s%s", (int) (found - self->text), self->text, chosen->day, found + strlen (chosen->written));
}
