/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rolling a map over to the next school year, as one step: pupils move up with their classes, who is in the last year group leaves
 * and is kept, groups that ran to the end are carried on by a run of the new year, open targets by a target. Nothing of the year
 * that is over is rewritten: its runs keep their dates, and its terms stay with the map, so that its figures stay to the penny. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-roll-over.h"

#include "base/pmap-error.h"
#include "base/pmap-money.h"
#include "history/pmap-bulk-private.h"
#include "history/pmap-carry-on.h"
#include "model/pmap-class-name.h"
#include "model/pmap-closure.h"
#include "model/pmap-funding.h"
#include "model/pmap-intervention-chain.h"
#include "model/pmap-past-year.h"
#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"
#include "model/pmap-run-dates.h"
#include "model/pmap-school.h"
#include "model/pmap-target.h"
#include "model/pmap-term.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* The same weekday a year later. */
#define YEAR_OF_WEEKS (52 * 7)

/* A group that ends within the last two weeks of the summer term ran to the end of the year: it leaves room for reports and trips. */
#define LAST_WEEKS (2 * 7)

/* One that began within the first weeks did so after settling in, and does so again. */
#define FIRST_WEEKS (4 * 7)

static const PmapBulkPart part_year = { PMAP_ROLL_OVER_YEAR, N_("School year"), 0, NULL, NULL };
static const PmapBulkPart part_term = { PMAP_ROLL_OVER_TERM, N_("Terms and closures"), 1, NULL, NULL };
static const PmapBulkPart part_note = { PMAP_ROLL_OVER_NOTE, N_("To be put in"), 2, NULL, NULL };
static const PmapBulkPart part_up = {
  PMAP_ROLL_OVER_UP, N_("Moving up"), 3,
  PMAP_BULK_PLURAL ("%u pupil moves up.", "%u pupils move up.")
};
static const PmapBulkPart part_leaver = {
  PMAP_ROLL_OVER_LEAVER, N_("Leaving, and kept"), 4,
  PMAP_BULK_PLURAL ("%u pupil leaves, and is kept.", "%u pupils leave, and are kept.")
};
static const PmapBulkPart part_carried = {
  PMAP_ROLL_OVER_CARRIED, N_("Groups carried on"), 5,
  PMAP_BULK_PLURAL ("%u group is carried on.", "%u groups are carried on.")
};
static const PmapBulkPart part_ended = {
  PMAP_ROLL_OVER_ENDED, N_("Groups that end with the year"), 6,
  PMAP_BULK_PLURAL ("%u group ends with the year.", "%u groups end with the year.")
};
static const PmapBulkPart part_undated = {
  PMAP_ROLL_OVER_UNDATED, N_("Groups without dates, which go on"), 7,
  PMAP_BULK_PLURAL ("%u group without dates goes on.", "%u groups without dates go on.")
};
static const PmapBulkPart part_target = {
  PMAP_ROLL_OVER_TARGET, N_("Open targets carried on"), 8,
  PMAP_BULK_PLURAL ("%u open target is carried on.", "%u open targets are carried on.")
};

typedef struct
{
  const PmapRollOver *request;
  PmapBulkPlan *plan;
  PmapEditor *editor;
  PmapDocument *document;     /* the copy */
  PmapYear *year;
  PmapPeriod old;             /* the year that is over */
  PmapDate old_last_day;      /* its last school day */
  PmapDate first_day;         /* the new year's first school day */
  PmapDate last_day;          /* its last one, or the year's */
  PmapDate review;            /* the end of its first term */
  int last_year_group;
  GHashTable *classes;        /* what becomes of a class, as typed; folded name → name */
  GHashTable *carried;        /* id of a run of the old year → the run that carries it on */
} Work;

static gboolean
refuse (GError     **error,
        const char  *format,
        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, text);
  return FALSE;
}

static PmapDate
add_year (PmapDate date)
{
  guint day, month, year;

  pmap_date_split (date, &day, &month, &year);
  return pmap_date_new (month == 2 && day == 29 ? 28 : day, month, year + 1);
}

/**
 * pmap_roll_over_parse_year:
 * @typed: what a person typed
 * @year: (out): the calendar year in which that school year begins
 *
 * Reads "2027/28", "2027-28", "2027/2028" or "2027".
 *
 * Returns: whether it is a school year
 */
gboolean
pmap_roll_over_parse_year (const char *typed,
                           guint      *year)
{
  gsize length = strspn (typed, "0123456789");
  const char *rest = typed + length;
  int first = atoi (typed), second;

  if (length != 4)
    return FALSE;
  *year = first;
  if (*rest == '\0')
    return TRUE;
  length = strspn (rest + 1, "0123456789");
  second = atoi (rest + 1);
  return (*rest == '/' || *rest == '-') && rest[1 + length] == '\0'
         && ((length == 2 && second == (first + 1) % 100) || (length == 4 && second == first + 1));
}

/**
 * pmap_roll_over_find_next_year:
 * @year: a school year
 * @first: (out): the first day of the next one, or %PMAP_DATE_NONE
 * @last: (out): its last day, or %PMAP_DATE_NONE
 *
 * Returns: whether @year says its own days
 */
gboolean
pmap_roll_over_find_next_year (PmapYear *year,
                               PmapDate *first,
                               PmapDate *last)
{
  g_return_val_if_fail (PMAP_IS_YEAR (year) && first != NULL && last != NULL, FALSE);

  *first = year->start != PMAP_DATE_NONE ? add_year (year->start) : PMAP_DATE_NONE;
  *last = year->end != PMAP_DATE_NONE ? add_year (year->end) : PMAP_DATE_NONE;
  return *first != PMAP_DATE_NONE && *last != PMAP_DATE_NONE;
}

/**
 * pmap_roll_over_find_last_year_group:
 * @document: a map
 *
 * Returns: the year group, of pmap_year_groups, that leaves at the end of the year: of a primary school Year 6; of another, the
 *   highest that a pupil of the map is in; 0 where no pupil is in any
 */
int
pmap_roll_over_find_last_year_group (PmapDocument *document)
{
  gboolean is_primary = FALSE;
  int highest = 0, year_6 = 0;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), 0);

  for (const PmapChoice *choice = pmap_phases; choice->nick != NULL; choice++)
    is_primary |= g_str_equal (choice->nick, "primary") && choice->value == pmap_document_get_school (document)->phase;
  for (const PmapChoice *choice = pmap_year_groups; choice->nick != NULL; choice++)
    if (g_str_equal (choice->nick, "6"))
      year_6 = choice->value;
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (!pmap_pupil_is_archived (pupil))
        highest = MAX (highest, pupil->year_group);
    }
  return is_primary ? MAX (highest, year_6) : highest;
}

/* --- the year --- */

static gboolean
keep_old_year (Work    *self,
               GError **error)
{
  g_autoptr (PmapRecord) record = pmap_record_new (PMAP_TYPE_PAST_YEAR);
  PmapPastYear *past = PMAP_PAST_YEAR (record);
  struct
  {
    PmapRecordList *from, *to;
  } lists[] = { { self->year->terms, past->terms }, { self->year->closures, past->closures } };

  past->start = self->old.from;
  past->end = self->old.to;
  past->first_week = self->year->first_week;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < pmap_record_list_get_length (lists[i].from); j++)
      {
        PmapRecord *span = pmap_record_list_get (lists[i].from, j);
        g_autoptr (PmapRecord) copy = NULL;

        if (pmap_record_get_date (span, pmap_record_find_field (span, "start")) > self->old.to)
          continue;
        copy = pmap_record_copy (span);
        _pmap_record_list_append (lists[i].to, copy);
      }
  return pmap_editor_insert (self->editor, self->year->past, PMAP_POSITION_END, record, error);
}

static void
say_span (Work       *self,
          PmapRecord *span,
          PmapDate    start,
          PmapDate    end,
          const char *remark)
{
  g_autofree char *name = pmap_record_describe (span);
  g_autofree char *before = start != PMAP_DATE_NONE ? _pmap_bulk_say_dates (start, end) : NULL;
  g_autofree char *after = _pmap_bulk_say_dates (pmap_record_get_date (span, pmap_record_find_field (span, "start")),
                                                 pmap_record_get_date (span, pmap_record_find_field (span, "end")));

  _pmap_bulk_plan_add_named (self->plan, &part_term, name, before, after, remark);
}

/* A term or a closure a year later, within the year; what is not within it at all has no place there. */
static gboolean
move_span (Work        *self,
           PmapRecord  *span,
           GError     **error)
{
  const PmapField *start_field = pmap_record_find_field (span, "start"), *end_field = pmap_record_find_field (span, "end");
  PmapDate old_start = pmap_record_get_date (span, start_field), old_end = pmap_record_get_date (span, end_field);
  PmapDate start = MAX (old_start + YEAR_OF_WEEKS, self->year->start), end = MIN (old_end + YEAR_OF_WEEKS, self->year->end);

  if (start > end)
    return pmap_editor_remove (self->editor, span, error);
  if (!pmap_editor_set_date (self->editor, span, "end", end, error) || !pmap_editor_set_date (self->editor, span, "start", start, error))
    return FALSE;
  say_span (self, span, old_start, old_end, _("last year’s, 52 weeks on: please put in the school’s own"));
  return TRUE;
}

static gboolean
take_spans (Work            *self,
            PmapRecordList  *list,
            PmapRecordList  *from,
            GError         **error)
{
  for (guint i = pmap_record_list_get_length (list); i > 0; i--)
    if (!pmap_editor_remove (self->editor, pmap_record_list_get (list, i - 1), error))
      return FALSE;
  for (guint i = 0; i < pmap_record_list_get_length (from); i++)
    {
      g_autoptr (PmapRecord) copy = pmap_record_copy (pmap_record_list_get (from, i));

      if (!pmap_editor_insert (self->editor, list, PMAP_POSITION_END, copy, error))
        return FALSE;
      say_span (self, copy, PMAP_DATE_NONE, PMAP_DATE_NONE, NULL);
    }
  return TRUE;
}

/* Where the map knows a term of the new year already, that is how it is; otherwise the old ones are moved. */
static gboolean
move_spans (Work            *self,
            PmapRecordList  *list,
            gboolean         is_known,
            GError         **error)
{
  for (guint i = pmap_record_list_get_length (list); i > 0; i--)
    {
      PmapRecord *span = pmap_record_list_get (list, pmap_record_list_get_length (list) - i);
      PmapDate start = pmap_record_get_date (span, pmap_record_find_field (span, "start"));
      gboolean done = TRUE;

      if (start > self->old.to)
        say_span (self, span, PMAP_DATE_NONE, PMAP_DATE_NONE, _("in the map already"));
      else if (is_known)
        done = pmap_editor_remove (self->editor, span, error);
      else
        done = move_span (self, span, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
knows_next_year (Work *self)
{
  for (guint i = 0; i < pmap_record_list_get_length (self->year->terms); i++)
    if (((PmapTerm *) pmap_record_list_get (self->year->terms, i))->start > self->old.to)
      return TRUE;
  return FALSE;
}

/* From here on the days of the new year are known. */
static void
find_days (Work *self)
{
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (self->year);
  PmapDate first = PMAP_DATE_NONE;

  self->first_day = pmap_run_dates_find_start (calendar, self->year, self->year->start);
  self->last_day = PMAP_DATE_NONE;
  self->review = PMAP_DATE_NONE;
  for (guint i = 0; i < pmap_record_list_get_length (self->year->terms); i++)
    {
      const PmapTerm *term = pmap_record_list_get (self->year->terms, i);

      self->last_day = MAX (self->last_day, term->end);
      if (first != PMAP_DATE_NONE && term->start >= first)
        continue;
      first = term->start;
      self->review = term->end;
    }
  if (self->last_day == PMAP_DATE_NONE)
    self->last_day = self->year->end;
}

static gboolean
roll_year (Work    *self,
           GError **error)
{
  PmapRecord *year = PMAP_RECORD (self->year);
  g_autofree char *before = pmap_past_year_say (self->old.from), *after = pmap_past_year_say (add_year (self->old.from));
  gboolean is_known = knows_next_year (self), done;

  if (!keep_old_year (self, error)
      || !pmap_editor_set_date (self->editor, year, "end", add_year (self->old.to), error)
      || !pmap_editor_set_date (self->editor, year, "start", add_year (self->old.from), error))
    return FALSE;
  _pmap_bulk_plan_add_named (self->plan, &part_year, _("School year"), before, after, NULL);
  if (self->request->terms_from != NULL)
    done = take_spans (self, self->year->terms, self->request->terms_from->terms, error)
           && take_spans (self, self->year->closures, self->request->terms_from->closures, error);
  else
    done = move_spans (self, self->year->terms, is_known, error) && move_spans (self, self->year->closures, is_known, error);
  find_days (self);
  return done;
}

/* --- classes --- */

/* "Oak = Elm, Elm = Ash" */
static gboolean
parse_classes (Work    *self,
               GError **error)
{
  g_auto (GStrv) pairs = g_strsplit_set (self->request->classes != NULL ? self->request->classes : "", ",;\n", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (pairs[i], "=", 2);

      if (*g_strstrip (pairs[i]) == '\0')
        continue;
      if (g_strv_length (sides) != 2 || *g_strstrip (sides[0]) == '\0' || *g_strstrip (sides[1]) == '\0')
        /* translators: %s is what was typed. */
        return refuse (error, _("“%s” does not say what becomes of a class: it is written as in “Oak = Elm”"), pairs[i]);
      g_hash_table_insert (self->classes, g_utf8_casefold (sides[0], -1), g_strdup (sides[1]));
    }
  return TRUE;
}

static gboolean
has_class (PmapDocument *document,
           const char   *folded)
{
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      const PmapPupil *pupil = pmap_record_list_get (document->pupils, i);
      g_autofree char *name = pupil->class_name != NULL ? g_utf8_casefold (pupil->class_name, -1) : NULL;

      if (g_strcmp0 (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_classes (Work    *self,
               GError **error)
{
  GHashTableIter iter;
  const char *folded;

  g_hash_table_iter_init (&iter, self->classes);
  while (g_hash_table_iter_next (&iter, (gpointer *) &folded, NULL))
    if (!has_class (self->document, folded))
      /* translators: %s is the name of a class, as it was typed. */
      return refuse (error, _("No pupil is in a class called “%s”"), folded);
  return TRUE;
}

static char *
find_class (Work      *self,
            PmapPupil *pupil)
{
  g_autofree char *folded = g_utf8_casefold (pupil->class_name, -1);
  const char *said = g_hash_table_lookup (self->classes, folded);

  return said != NULL ? g_strdup (said) : pmap_class_name_move_up (pupil->class_name, pupil->year_group);
}

/* --- pupils --- */

static char *
say_year_and_class (int         year_group,
                    const char *class_name)
{
  const char *year = pmap_choices_get_label (pmap_year_groups, year_group);

  if (class_name == NULL || *year == '\0')
    return g_strdup (class_name != NULL ? class_name : year);
  /* translators: a year group and a class: "Year 3, 3B". */
  return g_strdup_printf (_("%1$s, %2$s"), year, class_name);
}

static gboolean
let_leave (Work       *self,
           PmapPupil  *pupil,
           GError    **error)
{
  g_autofree char *before = say_year_and_class (pupil->year_group, pupil->class_name);
  g_autofree char *day = pmap_date_format (self->old_last_day);
  /* translators: %s is a day. */
  g_autofree char *after = g_strdup_printf (_("left on %s"), day);

  if (!pmap_editor_set_date (self->editor, PMAP_RECORD (pupil), "left", self->old_last_day, error))
    return FALSE;
  _pmap_bulk_plan_add (self->plan, &part_leaver, PMAP_RECORD (pupil), before, after, NULL);
  return TRUE;
}

static gboolean
move_up (Work       *self,
         PmapPupil  *pupil,
         GError    **error)
{
  g_autofree char *before = say_year_and_class (pupil->year_group, pupil->class_name);
  g_autofree char *class_name = pupil->class_name != NULL ? find_class (self, pupil) : NULL;
  g_autofree char *after = NULL, *remark = NULL;

  if (pupil->class_name != NULL && class_name == NULL)
    /* translators: %s is the name of a class. */
    remark = g_strdup_printf (_("“%s” does not say what it becomes: the class stays as it is"), pupil->class_name);
  if (!pmap_editor_set_choice (self->editor, PMAP_RECORD (pupil), "year-group", pupil->year_group + 1, error)
      || (class_name != NULL && !pmap_editor_set_typed (self->editor, PMAP_RECORD (pupil), "class", class_name, error)))
    return FALSE;
  after = say_year_and_class (pupil->year_group, pupil->class_name);
  _pmap_bulk_plan_add (self->plan, &part_up, PMAP_RECORD (pupil), before, after, remark);
  return TRUE;
}

static gboolean
roll_pupil (Work       *self,
            PmapPupil  *pupil,
            GError    **error)
{
  PmapRecord *record = PMAP_RECORD (pupil);
  gboolean leaves = pupil->year_group >= self->last_year_group;

  if (pmap_pupil_is_former (pupil) || (pupil->left != PMAP_DATE_NONE && pupil->left < self->old.from))
    return TRUE;
  if (pupil->left != PMAP_DATE_NONE && pupil->left <= self->old.to)
    {
      g_autofree char *day = pmap_date_format (pupil->left);
      g_autofree char *before = say_year_and_class (pupil->year_group, pupil->class_name);
      g_autofree char *after = g_strdup_printf (_("left on %s"), day);

      _pmap_bulk_plan_add (self->plan, &part_leaver, record, before, after, _("had left before"));
      return TRUE;
    }
  if (pupil->year_group == 0)
    _pmap_bulk_plan_leave_out (self->plan, record, _("the map does not say the year group"));
  else if (!_pmap_bulk_plan_spare (self->plan, leaves ? &part_leaver : &part_up, record, self->request->spared,
                                   _("stays in the same year, as you chose")))
    return leaves ? let_leave (self, pupil, error) : move_up (self, pupil, error);
  return TRUE;
}

/* --- groups --- */

static PmapNextSpan
find_span (const Work       *self,
           PmapIntervention *intervention)
{
  PmapNextSpan span = { .start = self->first_day, .end = self->last_day, .review = self->review,
                        .last_year_group = self->last_year_group };

  if (intervention->start >= self->old.from && intervention->start < self->old.from + FIRST_WEEKS)
    span.start = MAX (intervention->start + YEAR_OF_WEEKS, self->first_day);
  if (intervention->end < self->old.to)
    span.end = CLAMP (intervention->end + YEAR_OF_WEEKS, span.start, MAX (self->last_day, span.start));
  if (span.review < span.start)
    span.review = PMAP_DATE_NONE;
  return span;
}

static void
say_end (Work             *self,
         PmapIntervention *intervention,
         const char       *why)
{
  g_autofree char *dates = _pmap_bulk_say_dates (intervention->start, intervention->end);

  _pmap_bulk_plan_add (self->plan, &part_ended, PMAP_RECORD (intervention), dates, NULL, why);
}

static gboolean
carry_group (Work              *self,
             PmapIntervention  *intervention,
             GError           **error)
{
  PmapNextSpan span = find_span (self, intervention);
  guint n_members = pmap_record_list_get_length (intervention->members), n_stay = _pmap_bulk_count_stayers (intervention, span.start);
  g_autofree char *before = _pmap_bulk_say_dates (intervention->start, intervention->end);
  g_autofree char *after = _pmap_bulk_say_dates (span.start, span.end);
  g_autofree char *pupils = NULL, *remark = NULL;
  PmapIntervention *next = _pmap_bulk_carry_on (self->editor, intervention, &span, error);

  if (next == NULL)
    return FALSE;
  g_hash_table_insert (self->carried, g_strdup (pmap_record_get_id (PMAP_RECORD (intervention))), next);
  /* translators: how many of the pupils in a group go on in it. */
  pupils = g_strdup_printf (ngettext ("%1$u of %2$u pupil", "%1$u of %2$u pupils", n_members), n_stay, n_members);
  if (g_strcmp0 (next->name, intervention->name) != 0)
    /* translators: how many pupils go on in a group, and its new name. */
    remark = g_strdup_printf (_("%1$s; called “%2$s”"), pupils, next->name);
  _pmap_bulk_plan_add (self->plan, &part_carried, PMAP_RECORD (intervention), before, after, remark != NULL ? remark : pupils);
  return TRUE;
}

/* Without dates it is of whatever year the map is of; who leaves has a last day in it. */
static gboolean
keep_undated (Work              *self,
              PmapIntervention  *intervention,
              GError           **error)
{
  guint n_left = 0;
  g_autofree char *remark = NULL;

  for (guint i = pmap_record_list_get_length (intervention->members); i > 0; i--)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i - 1);
      gpointer pupil = pmap_document_find (self->document, member->pupil);
      gboolean done;

      if (!PMAP_IS_PUPIL (pupil) || !pmap_pupil_is_archived (pupil) || (member->to != PMAP_DATE_NONE && member->to < self->year->start))
        continue;
      n_left++;
      if (member->from > PMAP_PUPIL (pupil)->left)      /* who was to join after leaving never was in it */
        done = pmap_editor_remove (self->editor, PMAP_RECORD (member), error);
      else
        done = pmap_editor_set_date (self->editor, PMAP_RECORD (member), "to", PMAP_PUPIL (pupil)->left, error);
      if (!done)
        return FALSE;
    }
  remark = g_strdup_printf (ngettext ("%u pupil left", "%u pupils left", n_left), n_left);
  _pmap_bulk_plan_add (self->plan, &part_undated, PMAP_RECORD (intervention), _("no dates"), _("no dates"), n_left > 0 ? remark : NULL);
  return TRUE;
}

static gboolean
roll_group (Work              *self,
            PmapIntervention  *intervention,
            GError           **error)
{
  GHashTable *spared = self->request->spared;
  const char *id = pmap_record_get_id (PMAP_RECORD (intervention));
  gboolean ends = self->request->ends_groups || (spared != NULL && g_hash_table_contains (spared, id));
  guint n_members = pmap_record_list_get_length (intervention->members);

  if (intervention->start > self->old.to)
    {
      _pmap_bulk_plan_leave_out (self->plan, PMAP_RECORD (intervention), _("planned for the new year already"));
      return TRUE;
    }
  if (pmap_intervention_find_next (intervention) != NULL || (intervention->end != PMAP_DATE_NONE && intervention->end < self->old_last_day - LAST_WEEKS))
    return _pmap_bulk_pin_dates (self->editor, intervention, self->old.from, self->old.to, error);      /* it is over */
  if (intervention->end > self->old.to)
    {
      _pmap_bulk_plan_leave_out (self->plan, PMAP_RECORD (intervention), _("goes on into the new year as it is"));
      return TRUE;
    }
  if (intervention->start == PMAP_DATE_NONE && intervention->end == PMAP_DATE_NONE && !ends)
    return keep_undated (self, intervention, error);
  if (!_pmap_bulk_pin_dates (self->editor, intervention, self->old.from, self->old.to, error))
    return FALSE;
  if (self->request->ends_groups)
    say_end (self, intervention, _("as you chose"));
  else if (n_members == 0)
    say_end (self, intervention, _("nobody was in it"));
  else if (_pmap_bulk_count_stayers (intervention, self->first_day) == 0)
    say_end (self, intervention, _("nobody who was in it at the end is still here"));
  else if (!_pmap_bulk_plan_spare (self->plan, &part_carried, PMAP_RECORD (intervention), spared, _("ends with the year, as you chose")))
    return carry_group (self, intervention, error);
  return TRUE;
}

/* --- targets --- */

/* The support that serves it is the run that goes on; one that ended does not serve it any more. */
static gboolean
point_to_next_run (Work        *self,
                   PmapTarget  *target,
                   GError     **error)
{
  PmapIntervention *next;
  gpointer served = target->intervention != NULL ? pmap_document_find (self->document, target->intervention) : NULL;

  if (served == NULL)
    return TRUE;
  next = g_hash_table_lookup (self->carried, target->intervention);
  if (next != NULL)
    return pmap_editor_set_reference (self->editor, PMAP_RECORD (target), "intervention", PMAP_RECORD (next), error);
  if (PMAP_IS_INTERVENTION (served) && pmap_intervention_get_phase (served, self->year->start) == PMAP_PHASE_OVER)
    return pmap_editor_set_reference (self->editor, PMAP_RECORD (target), "intervention", NULL, error);
  return TRUE;
}

static gboolean
carry_targets (Work       *self,
               PmapPupil  *pupil,
               GError    **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));

  if (pmap_pupil_is_archived (pupil))
    return TRUE;
  for (guint i = 0; i < pmap_record_list_get_length (pupil->targets); i++)
    {
      PmapTarget *target = pmap_record_list_get (pupil->targets, i);

      if (target->status == PMAP_TARGET_OPEN && target->set < self->year->start)
        g_ptr_array_add (open, target);
    }
  for (guint i = 0; i < open->len; i++)
    {
      PmapTarget *target = open->pdata[i];
      PmapTarget *next = pmap_carry_on_target (self->editor, target, self->first_day, self->review, error);

      if (next == NULL || !point_to_next_run (self, next, error))
        return FALSE;
      _pmap_bulk_plan_add_named (self->plan, &part_target, name, target->specific, NULL, NULL);
    }
  return TRUE;
}

/* --- all of it --- */

static gboolean
roll (Work    *self,
      GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  guint n_pupils = pmap_record_list_get_length (self->document->pupils);
  PmapFunding *funding = pmap_document_get_funding (self->document);

  if (!parse_classes (self, error) || !check_classes (self, error) || !roll_year (self, error))
    return FALSE;
  if (funding->notional_sen_budget != PMAP_UNSET)
    {
      g_autofree char *amount = pmap_money_format (funding->notional_sen_budget);

      _pmap_bulk_plan_add_named (self->plan, &part_note, _("Notional SEN budget"), amount, amount,
                                 _("still that of last year: please put in the new one"));
    }
  for (guint i = 0; i < n_pupils; i++)
    if (!roll_pupil (self, pmap_record_list_get (self->document->pupils, i), error))
      return FALSE;
  for (guint i = 0; i < pmap_record_list_get_length (self->document->interventions); i++)
    g_ptr_array_add (groups, pmap_record_list_get (self->document->interventions, i));
  for (guint i = 0; i < groups->len; i++)
    if (!roll_group (self, groups->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < n_pupils; i++)
    if (!carry_targets (self, pmap_record_list_get (self->document->pupils, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_year (PmapDocument        *document,
            const PmapRollOver  *request,
            PmapPeriod          *old,
            GError             **error)
{
  PmapYear *year = pmap_document_get_year (document);
  g_autofree char *now = NULL, *next = NULL, *asked = NULL;
  guint first;

  *old = pmap_period_academic_year (year);
  if (year->start == PMAP_DATE_NONE || year->end == PMAP_DATE_NONE)
    return refuse (error, "%s", _("The map does not say its school year: put in its first and last day, and it can be rolled over"));
  pmap_date_split (year->start, NULL, NULL, &first);
  now = pmap_past_year_say (year->start);
  next = pmap_past_year_say (add_year (year->start));
  if (request->to == 0 || request->to == first + 1)
    return TRUE;
  asked = g_strdup_printf ("%u/%02u", request->to, (request->to + 1) % 100);
  if (request->to == first)
    /* translators: %s is a school year: "2027/28". */
    return refuse (error, _("This map is for %s already: it was rolled over before"), now);
  /* translators: three school years: the one asked for, that of the map, and the next. */
  return refuse (error, _("A map is rolled over a year at a time: not to %1$s, for this one is for %2$s, and next is %3$s"), asked, now, next);
}

/**
 * pmap_roll_over_plan:
 * @document: a map
 * @request: how
 * @error: says in plain words why not
 *
 * Works out what becomes of a map in the next school year. @document is not changed.
 *
 * Returns: (transfer full) (nullable): the plan; %NULL where the map says no school year, is of that year already, or a class that is
 *   named in @request has no pupil
 */
PmapBulkPlan *
pmap_roll_over_plan (PmapDocument        *document,
                     const PmapRollOver  *request,
                     GError             **error)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) carried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PmapCalendar) calendar = NULL;
  Work work = { .request = request, .classes = classes, .carried = carried };
  g_autofree char *next = NULL;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && request != NULL, NULL);

  if (!check_year (document, request, &work.old, error))
    return NULL;
  work.plan = _pmap_bulk_plan_new (document);
  work.editor = _pmap_bulk_plan_get_editor (work.plan);
  work.document = pmap_bulk_plan_get_result (work.plan);
  work.year = pmap_document_get_year (work.document);
  work.last_year_group = request->last_year_group != 0 ? request->last_year_group : pmap_roll_over_find_last_year_group (document);
  calendar = pmap_calendar_new (work.year);
  work.old_last_day = pmap_run_dates_find_last_school_day (calendar, work.year, work.old.to);
  done = roll (&work, error);
  next = pmap_past_year_say (work.year->start);
  /* translators: the name of a step that can be undone; %s is a school year. */
  return _pmap_bulk_plan_finish (work.plan, g_strdup_printf (_("Roll over to %s"), next), done);
}
