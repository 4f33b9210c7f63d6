/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which line says when a term ends that another one begins. Only what fits without a doubt is put together: a beginning and the next
 * end after it, of one term of the year, neither of them with a wrong day. All else says what it lacks. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-term-dates-private.h"

#include <glib/gi18n.h>

/* No term is longer: from the end of August to Christmas are 17 weeks. */
#define TERM_MAX_DAYS (20 * 7)

/* Not all begin on one day: pupils of some year groups come some days later. */
#define BEGINNINGS_MAX_DAYS 21

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const PmapTermEventLine *first = *(PmapTermEventLine *const *) a, *second = *(PmapTermEventLine *const *) b;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return first->row->line < second->row->line ? -1 : first->row->line > second->row->line;
}

static gboolean
is_one_season (const PmapTermEventLine *first,
               const PmapTermEventLine *second)
{
  return first->words->season == PMAP_TERM_SEASON_NONE || second->words->season == PMAP_TERM_SEASON_NONE
         || first->words->season == second->words->season;
}

/* The row of a whole term that says on which day it begins or ends. */
static const PmapTermRow *
find_whole (PmapTermReading         *self,
            const PmapTermEventLine *event)
{
  PmapTermOutcome outcome = event->is_holiday ? PMAP_TERM_OUTCOME_CLOSURE : PMAP_TERM_OUTCOME_TERM;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PmapTermRow *row = self->rows->pdata[i];

      if (row->outcome == outcome && (event->event == PMAP_TERM_EVENT_BEGIN ? row->start : row->end) == event->date)
        return row;
    }
  return NULL;
}

/* What found no other half; a broken line has said already what is wrong with it. */
static void
say_alone (PmapTermReading   *self,
           PmapTermEventLine *event)
{
  const PmapTermRow *whole = event->is_broken || event->row->remark->len > 0 ? NULL : find_whole (self, event);

  if (event->is_broken || event->row->remark->len > 0)
    return;
  if (whole != NULL)
    {
      event->row->outcome = PMAP_TERM_OUTCOME_IDLE;
      _pmap_term_row_remark (event->row, _("Line %u says the same"), whole->line);
    }
  else if (event->event == PMAP_TERM_EVENT_BEGIN)
    _pmap_term_row_remark (event->row, _("No line says when it ends"));
  else
    _pmap_term_row_remark (event->row, _("No line says when it begins"));
}

/* Both are one row now. */
static void
finish (PmapTermReading   *self,
        PmapTermEventLine *kept,
        PmapTermEventLine *gone)
{
  kept->row->other_line = gone->row->line != kept->row->line ? gone->row->line : 0;
  g_ptr_array_remove (self->rows, gone->row);
  kept->row = gone->row = NULL;
}

static void
join (PmapTermReading   *self,
      PmapTermEventLine *begin,
      PmapTermEventLine *end)
{
  PmapTermSubject subject = begin->is_holiday ? begin->words->subject : PMAP_TERM_SUBJECT_TERM;

  if (begin->words->season == PMAP_TERM_SEASON_NONE)
    begin->words->season = end->words->season;
  if (begin->words->number == 0)
    begin->words->number = end->words->number;
  begin->row->start = begin->date;
  begin->row->end = end->date;
  _pmap_term_row_become (begin->row, subject, begin->words);
  begin->row->is_plain = begin->words->is_plain && end->words->is_plain;
  finish (self, begin, end);
}

/* "Closes on Friday 23 October, re-opens on Monday 2 November", where the term that goes on around it stands in a line of its own. */
static gboolean
is_gap_in_term (PmapTermReading         *self,
                const PmapTermEventLine *end,
                const PmapTermEventLine *begin)
{
  if (end->is_broken || begin->is_broken || begin->event != PMAP_TERM_EVENT_BEGIN || begin->date <= end->date + 1
      || _pmap_term_is_lesson_time (end->date + 1, begin->date - 1))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PmapTermRow *row = self->rows->pdata[i];

      if (row->outcome == PMAP_TERM_OUTCOME_TERM && row->start <= end->date && begin->date <= row->end)
        return TRUE;
    }
  return FALSE;
}

static void
make_gap (PmapTermReading   *self,
          PmapTermEventLine *end,
          PmapTermEventLine *begin)
{
  end->row->start = end->date + 1;
  end->row->end = begin->date - 1;
  _pmap_term_row_become (end->row, PMAP_TERM_SUBJECT_HALF_TERM, end->words);
  finish (self, end, begin);
}

static void
pair (PmapTermReading *self,
      GPtrArray       *events)
{
  PmapTermEventLine *open = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      PmapTermEventLine *event = events->pdata[i];

      if (event->event == PMAP_TERM_EVENT_BEGIN)
        {
          if (open != NULL && !open->is_broken && !event->is_broken && is_one_season (open, event)
              && event->date - open->date <= BEGINNINGS_MAX_DAYS)
            {
              g_autofree char *day = pmap_date_format (open->date);

              _pmap_term_row_remark (event->row, _("Line %1$u says that it begins on %2$s"), open->row->line, day);
              continue;
            }
          open = event;
        }
      else if (open == NULL && i + 1 < events->len && is_gap_in_term (self, event, events->pdata[i + 1]))
        make_gap (self, event, events->pdata[++i]);
      else if (open != NULL && (open->is_broken || event->is_broken))
        {
          PmapTermEventLine *whole = open->is_broken ? event : open;

          if (!whole->is_broken && whole->row != NULL)
            _pmap_term_row_remark (whole->row, _("Line %u has to be put right first"),
                                   (open->is_broken ? open : event)->row->line);
          open = NULL;
        }
      else if (open != NULL && is_one_season (open, event) && event->date - open->date <= TERM_MAX_DAYS)
        {
          join (self, open, event);
          open = NULL;
        }
      else
        open = NULL;
    }
}

/**
 * _pmap_term_reading_pair:
 * @self: a reading with its rows and events
 *
 * Puts together what says when a term, or a holiday, begins and when it ends: one row is left for both lines.
 */
void
_pmap_term_reading_pair (PmapTermReading *self)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new (), holidays = g_ptr_array_new ();

  for (guint i = 0; i < self->events->len; i++)
    {
      PmapTermEventLine *event = self->events->pdata[i];

      g_ptr_array_add (event->is_holiday ? holidays : terms, event);
    }
  g_ptr_array_sort (terms, compare_events);
  g_ptr_array_sort (holidays, compare_events);
  pair (self, terms);
  pair (self, holidays);
  for (guint i = 0; i < self->events->len; i++)
    if (((PmapTermEventLine *) self->events->pdata[i])->row != NULL)
      say_alone (self, self->events->pdata[i]);
}
