/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Term dates out of a text, as terms and closures of the school year: what each line is understood as, what is wrong with it, how many
 * days of school come of it. Nothing is changed before pmap_term_dates_apply(), and all of that is one step to undo. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-term-dates.h"

#include "base/pmap-text.h"
#include "exchange/pmap-term-dates-private.h"
#include "model/pmap-closure.h"
#include "model/pmap-period.h"
#include "model/pmap-record-list.h"
#include "model/pmap-term.h"

#include <glib/gi18n.h>

/* Five in a year are usual; one row with more than a week of them is a slip. */
#define INSET_MAX_DAYS 7

/* Christmas and Easter holidays are two weeks, or three; the summer begins in July. */
#define HOLIDAY_MAX_DAYS 35
#define SUMMER_MAX_DAYS 92

struct _PmapTermDates
{
  GObject parent_instance;

  PmapYear *year;
  gboolean replace;
  GListStore *rows;
  GPtrArray *taken;      /* of PmapTermRow: what comes into the year, in the order of days */
  guint counts[PMAP_TERM_N_OUTCOMES];
};

G_DEFINE_FINAL_TYPE (PmapTermDates, pmap_term_dates, G_TYPE_OBJECT)

static void
pmap_term_dates_finalize (GObject *object)
{
  PmapTermDates *self = PMAP_TERM_DATES (object);

  g_clear_object (&self->year);
  g_clear_object (&self->rows);
  g_ptr_array_unref (self->taken);

  G_OBJECT_CLASS (pmap_term_dates_parent_class)->finalize (object);
}

static void
pmap_term_dates_class_init (PmapTermDatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_term_dates_finalize;
}

static void
pmap_term_dates_init (PmapTermDates *self)
{
  self->rows = g_list_store_new (PMAP_TYPE_TERM_ROW);
  self->taken = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- judging --- */

static gboolean
is_taken (const PmapTermRow *row)
{
  return row->outcome == PMAP_TERM_OUTCOME_TERM || row->outcome == PMAP_TERM_OUTCOME_CLOSURE;
}

static void
refuse (PmapTermRow *row)
{
  row->outcome = PMAP_TERM_OUTCOME_LOOK;
}

static void
check_order (PmapTermRow *row)
{
  g_autofree char *start = pmap_date_format (row->start), *end = pmap_date_format (row->end);

  if (row->start <= row->end)
    return;
  refuse (row);
  /* translators: two days. */
  _pmap_term_row_remark (row, _("Its last day, %1$s, is before its first, %2$s"), end, start);
}

static void
check_year (PmapTermDates *self,
            PmapTermRow   *row)
{
  PmapPeriod year = pmap_period_academic_year (self->year);
  g_autofree char *first = pmap_date_format (year.from), *last = pmap_date_format (year.to);

  if (year.from == PMAP_DATE_NONE || year.to == PMAP_DATE_NONE)
    return;
  if (row->end < year.from || row->start > year.to)
    {
      row->outcome = PMAP_TERM_OUTCOME_IDLE;
      /* translators: the first and the last day of the map's school year. */
      _pmap_term_row_remark (row, _("Outside the school year of the map, %1$s to %2$s"), first, last);
    }
  else if (row->start < year.from)
    _pmap_term_row_remark (row, _("Begins before the school year of the map, %s"), first);
  else if (row->end > year.to)
    _pmap_term_row_remark (row, _("Ends after the school year of the map, %s"), last);
}

static void
check_inset (PmapTermRow *row)
{
  guint n = row->end - row->start + 1;

  if (row->kind != PMAP_CLOSURE_INSET || row->outcome != PMAP_TERM_OUTCOME_CLOSURE || n <= INSET_MAX_DAYS)
    return;
  refuse (row);
  _pmap_term_row_remark (row, _("%u days of INSET: please look at the dates"), n);
}

static gboolean
overlaps (const PmapTermRow *row,
          PmapDate           start,
          PmapDate           end)
{
  return start != PMAP_DATE_NONE && start <= end && row->start <= end && start <= row->end;
}

static void
say_overlap (PmapTermRow *row,
             const char  *name,
             PmapDate     start,
             PmapDate     end)
{
  g_autofree char *first = pmap_date_format (start), *last = pmap_date_format (end);

  refuse (row);
  /* translators: a term, its first and its last day. */
  _pmap_term_row_remark (row, _("Overlaps with “%1$s”, %2$s to %3$s"), name, first, last);
}

/* Against what was taken before it. */
static void
check_taken (PmapTermDates *self,
             PmapTermRow   *row)
{
  for (guint i = 0; i < self->taken->len && is_taken (row); i++)
    {
      const PmapTermRow *other = self->taken->pdata[i];

      if (other->outcome != row->outcome)
        continue;
      if (other->start == row->start && other->end == row->end)
        {
          row->outcome = PMAP_TERM_OUTCOME_IDLE;
          _pmap_term_row_remark (row, _("Line %u says the same"), other->line);
        }
      else if (row->outcome == PMAP_TERM_OUTCOME_TERM && overlaps (row, other->start, other->end))
        say_overlap (row, other->name, other->start, other->end);
    }
}

/* Against what the map has and keeps. */
static void
check_there (PmapTermDates *self,
             PmapTermRow   *row)
{
  PmapRecordList *list = row->outcome == PMAP_TERM_OUTCOME_TERM ? self->year->terms : self->year->closures;

  for (guint i = 0; !self->replace && i < pmap_record_list_get_length (list) && is_taken (row); i++)
    {
      PmapRecord *other = pmap_record_list_get (list, i);
      PmapDate start = pmap_record_get_date (other, pmap_record_find_field (other, "start"));
      PmapDate end = pmap_record_get_date (other, pmap_record_find_field (other, "end"));
      g_autofree char *name = pmap_record_describe (other);

      if (start == row->start && end == row->end)
        {
          row->outcome = PMAP_TERM_OUTCOME_IDLE;
          _pmap_term_row_remark (row, _("On the map already"));
        }
      else if (row->outcome == PMAP_TERM_OUTCOME_TERM && overlaps (row, start, end))
        say_overlap (row, name, start, end);
    }
}

/* The holiday that a row lies in, if it lies in one; either side of it is none where no term is known. */
typedef struct
{
  PmapDate after;        /* the last day of the term before */
  PmapDate before;       /* the first day of the term behind */
  gboolean is_in_term;
} Gap;

static void
look_at_term (Gap               *gap,
              const PmapTermRow *row,
              PmapDate           start,
              PmapDate           end)
{
  if (overlaps (row, start, end))
    gap->is_in_term = TRUE;
  else if (end != PMAP_DATE_NONE && end < row->start)
    gap->after = MAX (gap->after, end);
  else if (start > row->end)
    gap->before = gap->before == PMAP_DATE_NONE ? start : MIN (gap->before, start);
}

/* Where terms are missing yet, a half term must not be taken for the holiday between two of them. */
static gboolean
is_between_terms (PmapTermDates     *self,
                  const PmapTermRow *row)
{
  PmapPeriod year = pmap_period_academic_year (self->year);
  Gap gap = { PMAP_DATE_NONE, PMAP_DATE_NONE, FALSE };

  for (guint i = 0; i < self->taken->len; i++)
    {
      const PmapTermRow *term = self->taken->pdata[i];

      if (term->outcome == PMAP_TERM_OUTCOME_TERM)
        look_at_term (&gap, row, term->start, term->end);
    }
  for (guint i = 0; !self->replace && i < pmap_record_list_get_length (self->year->terms); i++)
    {
      const PmapTerm *term = pmap_record_list_get (self->year->terms, i);

      look_at_term (&gap, row, term->start, term->end);
    }
  if (gap.is_in_term || gap.after == PMAP_DATE_NONE)
    return FALSE;
  if (gap.before != PMAP_DATE_NONE)
    return gap.before - gap.after <= HOLIDAY_MAX_DAYS;
  return year.to != PMAP_DATE_NONE && gap.after + SUMMER_MAX_DAYS >= year.to;
}

/* A holiday between two terms closes nothing; an INSET day there is one all the same. */
static void
check_is_in_term (PmapTermDates *self,
                  PmapTermRow   *row)
{
  if (row->outcome != PMAP_TERM_OUTCOME_CLOSURE || row->kind == PMAP_CLOSURE_INSET || !is_between_terms (self, row))
    return;
  row->outcome = PMAP_TERM_OUTCOME_IDLE;
  _pmap_term_row_remark (row, _("Between the terms, when there is no school anyway"));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const PmapTermRow *first = *(PmapTermRow *const *) a, *second = *(PmapTermRow *const *) b;

  if (first->outcome != second->outcome)
    return first->outcome < second->outcome ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->line < second->line ? -1 : first->line > second->line;
}

/* "Autumn" twice is "Autumn 1" and "Autumn 2". */
static void
number_halves (PmapTermDates *self)
{
  for (PmapTermSeason season = PMAP_TERM_SEASON_AUTUMN; season <= PMAP_TERM_SEASON_SUMMER; season++)
    {
      g_autoptr (GPtrArray) halves = g_ptr_array_new ();

      for (guint i = 0; i < self->taken->len; i++)
        {
          PmapTermRow *row = self->taken->pdata[i];

          if (row->outcome == PMAP_TERM_OUTCOME_TERM && row->season == season && !row->is_numbered)
            g_ptr_array_add (halves, row);
        }
      for (guint i = 0; halves->len == 2 && i < 2; i++)
        {
          PmapTermRow *row = halves->pdata[i];

          g_free (row->name);
          row->name = g_strdup_printf (_("%1$s %2$u"), pmap_term_season_get_name (season), i + 1);
        }
    }
}

/* Lines of term dates before those with other words in them, and terms before what lies inside them. */
static void
judge (PmapTermDates *self,
       GPtrArray     *rows)
{
  for (guint pass = 0; pass < 4; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        PmapTermRow *row = rows->pdata[i];

        if (!is_taken (row) || (row->outcome == PMAP_TERM_OUTCOME_TERM) != (pass < 2) || row->is_plain != (pass % 2 == 0)
            || g_ptr_array_find (self->taken, row, NULL))
          continue;
        check_order (row);
        if (is_taken (row))
          check_year (self, row);
        check_inset (row);
        check_taken (self, row);
        check_there (self, row);
        check_is_in_term (self, row);
        if (is_taken (row))
          g_ptr_array_add (self->taken, g_object_ref (row));
      }
  g_ptr_array_sort (self->taken, compare_days);
  number_halves (self);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const PmapTermRow *first = a, *second = b;

  if (first->outcome != second->outcome)
    return first->outcome < second->outcome ? -1 : 1;
  if (is_taken (first) && first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->line < second->line ? -1 : first->line > second->line;
}

/**
 * pmap_term_dates_new:
 * @year: the school year that is to have them; not changed
 * @text: term dates, as somebody typed or pasted them
 * @replace: whether they stand for what the year has; else they join it
 *
 * Reads term dates and finds out what would become of each line.
 *
 * Returns: (transfer full): what would be taken over
 */
PmapTermDates *
pmap_term_dates_new (PmapYear   *year,
                     const char *text,
                     gboolean    replace)
{
  PmapTermDates *self;
  PmapTermReading reading = { year };
  g_autofree char *valid = NULL;

  g_return_val_if_fail (PMAP_IS_YEAR (year) && text != NULL, NULL);

  self = g_object_new (PMAP_TYPE_TERM_DATES, NULL);
  self->year = g_object_ref (year);
  self->replace = replace;
  valid = g_utf8_make_valid (text, -1);
  _pmap_term_reading_read (&reading, valid);
  _pmap_term_reading_pair (&reading);
  judge (self, reading.rows);
  for (guint i = 0; i < reading.rows->len; i++)
    {
      PmapTermRow *row = reading.rows->pdata[i];

      self->counts[row->outcome]++;
      g_list_store_append (self->rows, row);
    }
  g_list_store_sort (self->rows, compare_rows, NULL);
  g_ptr_array_unref (reading.events);
  g_ptr_array_unref (reading.rows);
  return self;
}

/** pmap_term_dates_get_rows: Returns: (transfer none): #PmapTermRow: what has to be put right first, then what is taken over in the
 *   order of days, then the rest */
GListModel *
pmap_term_dates_get_rows (PmapTermDates *self)
{
  g_return_val_if_fail (PMAP_IS_TERM_DATES (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/** pmap_term_dates_count: Returns: of how many rows this becomes */
guint
pmap_term_dates_count (PmapTermDates   *self,
                       PmapTermOutcome  outcome)
{
  g_return_val_if_fail (PMAP_IS_TERM_DATES (self) && outcome < PMAP_TERM_N_OUTCOMES, 0);

  return self->counts[outcome];
}

/**
 * pmap_term_dates_describe:
 * @self: term dates
 *
 * Returns: (transfer full): what happens, in sentences: "3 terms. 9 closures. 1 line has to be put right."
 */
char *
pmap_term_dates_describe (PmapTermDates *self)
{
  GString *text;
  guint n;

  g_return_val_if_fail (PMAP_IS_TERM_DATES (self), NULL);

  text = g_string_new (NULL);
  n = self->counts[PMAP_TERM_OUTCOME_TERM];
  pmap_text_append_sentence (text, n, ngettext ("%u term.", "%u terms.", n));
  n = self->counts[PMAP_TERM_OUTCOME_CLOSURE];
  pmap_text_append_sentence (text, n, ngettext ("%u closure.", "%u closures.", n));
  n = self->counts[PMAP_TERM_OUTCOME_LOOK];
  pmap_text_append_sentence (text, n, ngettext ("%u line has to be put right.", "%u lines have to be put right.", n));
  n = self->counts[PMAP_TERM_OUTCOME_UNKNOWN];
  pmap_text_append_sentence (text, n, ngettext ("%u line is not understood.", "%u lines are not understood.", n));
  if (text->len == 0)
    g_string_append (text, _("There is nothing to take over."));
  return g_string_free (text, FALSE);
}

/* --- taking over --- */

/* The days of a term or a closure; the field that stays in order with the other comes first. */
static gboolean
set_days (PmapEditor  *editor,
          PmapRecord  *record,
          PmapTermRow *row,
          GError     **error)
{
  PmapDate end = pmap_record_get_date (record, pmap_record_find_field (record, "end"));

  if (end != PMAP_DATE_NONE && row->start > end)
    return pmap_editor_set_date (editor, record, "end", row->end, error)
           && pmap_editor_set_date (editor, record, "start", row->start, error);
  return pmap_editor_set_date (editor, record, "start", row->start, error)
         && pmap_editor_set_date (editor, record, "end", row->end, error);
}

/* Before the first that begins later. */
static guint
find_position (PmapRecordList *list,
               PmapDate        start)
{
  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      PmapRecord *other = pmap_record_list_get (list, i);

      if (pmap_record_get_date (other, pmap_record_find_field (other, "start")) > start)
        return i;
    }
  return PMAP_POSITION_END;
}

static gboolean
add_record (PmapEditor     *editor,
            PmapRecordList *list,
            PmapTermRow    *row,
            GError        **error)
{
  g_autoptr (PmapRecord) record = pmap_record_new (pmap_record_list_get_record_type (list));

  return pmap_editor_insert (editor, list, find_position (list, row->start), record, error)
         && pmap_editor_set_typed (editor, record, "name", row->name, error)
         && (row->outcome == PMAP_TERM_OUTCOME_TERM || pmap_editor_set_choice (editor, record, "kind", row->kind, error))
         && set_days (editor, record, row, error);
}

/* A term of the same name stays the same term, so that whatever refers to it goes on doing so. */
static PmapTermRow *
find_row (GPtrArray       *rows,
          PmapRecord      *record,
          PmapTermOutcome  outcome)
{
  g_autofree char *described = pmap_record_describe (record);
  g_autofree char *name = pmap_text_fold (described);

  for (guint i = 0; i < rows->len; i++)
    {
      PmapTermRow *row = rows->pdata[i];
      g_autofree char *other = pmap_text_fold (row->name);

      if (row->outcome != outcome || !g_str_equal (name, other))
        continue;
      if (outcome == PMAP_TERM_OUTCOME_TERM || PMAP_CLOSURE (record)->start == row->start)
        return row;
    }
  return NULL;
}

/* What the list has and the rows have not goes; what both have gets the days of the row, which is done then. */
static gboolean
replace_list (PmapEditor       *editor,
              PmapRecordList   *list,
              GPtrArray        *rows,
              PmapTermOutcome   outcome,
              GError          **error)
{
  for (guint i = pmap_record_list_get_length (list); i-- > 0;)
    {
      PmapRecord *record = pmap_record_list_get (list, i);
      PmapTermRow *row = find_row (rows, record, outcome);

      if (row == NULL && !pmap_editor_remove (editor, record, error))
        return FALSE;
      if (row == NULL)
        continue;
      if (!set_days (editor, record, row, error)
          || (outcome == PMAP_TERM_OUTCOME_CLOSURE && !pmap_editor_set_choice (editor, record, "kind", row->kind, error)))
        return FALSE;
      g_ptr_array_remove (rows, row);
    }
  return TRUE;
}

static gboolean
take_over (PmapTermDates  *self,
           PmapEditor     *editor,
           PmapYear       *year,
           GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_copy (self->taken, NULL, NULL);
  gboolean done = TRUE;

  g_ptr_array_set_free_func (rows, NULL);
  if (self->replace)
    done = replace_list (editor, year->terms, rows, PMAP_TERM_OUTCOME_TERM, error)
           && replace_list (editor, year->closures, rows, PMAP_TERM_OUTCOME_CLOSURE, error);
  for (guint i = 0; done && i < rows->len; i++)
    {
      PmapTermRow *row = rows->pdata[i];

      done = add_record (editor, row->outcome == PMAP_TERM_OUTCOME_TERM ? year->terms : year->closures, row, error);
    }
  return done;
}

static void
copy_list (PmapEditor     *editor,
           PmapRecordList *from,
           PmapRecordList *to)
{
  for (guint i = 0; i < pmap_record_list_get_length (from); i++)
    {
      g_autoptr (PmapRecord) copy = pmap_record_copy (pmap_record_list_get (from, i));

      pmap_editor_insert (editor, to, PMAP_POSITION_END, copy, NULL);
    }
}

/**
 * pmap_term_dates_count_days:
 * @self: term dates
 *
 * Returns: the days of school that the year has once they are taken over
 */
PmapSchoolDays
pmap_term_dates_count_days (PmapTermDates *self)
{
  const PmapSchoolDays none = { 0 };
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapEditor) editor = NULL;
  PmapYear *year;

  g_return_val_if_fail (PMAP_IS_TERM_DATES (self), none);

  document = pmap_document_new ();
  editor = pmap_editor_new (document);
  year = pmap_document_get_year (document);
  if (!self->replace)
    {
      copy_list (editor, self->year->terms, year->terms);
      copy_list (editor, self->year->closures, year->closures);
    }
  for (guint i = 0; i < self->taken->len; i++)
    {
      PmapTermRow *row = self->taken->pdata[i];

      add_record (editor, row->outcome == PMAP_TERM_OUTCOME_TERM ? year->terms : year->closures, row, NULL);
    }
  return pmap_school_days_count (year);
}

/**
 * pmap_term_dates_apply:
 * @self: term dates
 * @editor: of the map whose year they were read for
 * @error: says why not; nothing is changed then
 *
 * Takes the terms and closures over, as one step that can be undone.
 *
 * Returns: whether they are
 */
gboolean
pmap_term_dates_apply (PmapTermDates  *self,
                       PmapEditor     *editor,
                       GError        **error)
{
  g_return_val_if_fail (PMAP_IS_TERM_DATES (self) && PMAP_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (pmap_editor_get_document (editor)->year == PMAP_RECORD (self->year), FALSE);

  pmap_editor_begin (editor, _("Take over term dates"));
  return pmap_editor_finish (editor, take_over (self, editor, self->year, error));
}
