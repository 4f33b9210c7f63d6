/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Term dates as schools publish them, line by line: "Autumn term: Tuesday 1 September 2026 to Friday 18 December 2026", "INSET day:
 * Monday 4 January", rows of a table with or without its titles. Each line that says anything becomes a row, or an event that finds
 * its other half later; nothing is left out without a word. A day whose weekday is another's is never guessed: the line waits until
 * somebody says which of the two is right. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-term-dates-private.h"

#include "base/pmap-text.h"
#include "exchange/pmap-cells.h"
#include "exchange/pmap-term-line.h"
#include "model/pmap-kind-typed.h"
#include "model/pmap-period.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  COLUMN_UNKNOWN,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_WEEKDAY,
  COLUMN_DATE,
  COLUMN_START,
  COLUMN_END,
  COLUMN_HALF_TERM,
} Column;

static const struct
{
  Column column;
  const char *called;
} columns[] = {
  { COLUMN_NAME, "term|name|event|title|summary|subject|description|holiday|what|detail|details|term name|occasion|term dates|"
                 "period|half term name" },
  { COLUMN_KIND, "kind|type|category" },
  { COLUMN_WEEKDAY, "day|weekday|day of week" },
  { COLUMN_DATE, "date|dates|when|date s" },
  { COLUMN_START, "start|starts|start date|begin|begins|from|first day|opens|open|date from|term starts|term start|term begins|"
                  "start of term|starts on|school opens|opens on|opening|opening date|dtstart" },
  { COLUMN_END, "end|ends|end date|to|until|till|last day|closes|close|date to|finish|finishes|term ends|term end|end of term|ends on|"
                "school closes|closes on|closing|closing date|dtend" },
  { COLUMN_HALF_TERM, "half term|half term holiday|half term break|mid term" },
};

/* What the lines above say of this one. */
typedef struct
{
  PmapTermReading *reading;
  PmapDate year_start, year_end;     /* of the map; PMAP_DATE_NONE where it does not say */
  PmapDate said_start;               /* the first day of a school year that a heading names; PMAP_DATE_NONE for none */
  guint said_year;                   /* a year that a heading names; 0 for none */
  PmapTermSubject subject;
  PmapTermSeason season;
  char *titles;                      /* the line of a table's titles; NULL outside a table */
  GArray *columns;                   /* of Column */
} Context;

/* A line as it is read. */
typedef struct
{
  guint number;
  const char *text;
  const char *read;                  /* the same, or what a row of a table says, in the order of a sentence */
  GArray *days;
  char *rest;
} Line;

/* --- days --- */

static char *
describe_day (PmapDate date)
{
  g_autofree char *day = pmap_date_format (date);

  /* translators: a weekday and a day: "Thursday 25 March 2027". */
  return g_strdup_printf (_("%1$s %2$s"), _(pmap_weekday_names[pmap_date_weekday (date)]), day);
}

/* The first such day on or after another, as a day and a month without a year are read elsewhere. */
static PmapDate
find_from (const PmapTermDay *day,
           PmapDate           first)
{
  g_autofree char *typed = g_strdup_printf ("%u/%u", day->day, day->month);
  PmapDate date;

  return pmap_date_parse (typed, first, &date, NULL) ? date : PMAP_DATE_NONE;
}

/* Why a day is none, in the words of the one reader of days. */
static char *
explain (const Line        *line,
         const PmapTermDay *day,
         PmapDate           year_start)
{
  g_autofree char *written = g_strndup (line->read + day->start, day->end - day->start);
  const char *typed = day->weekday >= 0 && strpbrk (written, "0123456789") != NULL ? strpbrk (written, "0123456789") : written;
  g_autoptr (GError) error = NULL;
  PmapDate date;

  if (day->month == 0)
    return g_strdup_printf (_("“%s” has no month"), written);
  if (day->year_digits != 0 && day->year_digits != 2 && day->year_digits != 4)
    return g_strdup_printf (_("“%s” is not a date; please look at the year"), written);
  if (pmap_date_parse (typed, year_start, &date, &error))
    return g_strdup_printf (_("“%s” is not a date"), written);
  return g_strdup (error->message);
}

/* A year of two digits counts where the school year of the map has that day. */
static PmapDate
find_in_map_year (const Context     *context,
                  const PmapTermDay *day)
{
  PmapDate date = pmap_date_new (day->day, day->month, 2000 + day->year);

  return context->year_start != PMAP_DATE_NONE && context->year_end != PMAP_DATE_NONE && date >= context->year_start
         && date <= context->year_end ? date : PMAP_DATE_NONE;
}

/* The days of a span, both or one of which may say no year. */
static void
find_dates (const Context       *context,
            const Line          *line,
            const PmapTermWords *words,
            guint                first,
            guint                n,
            PmapDate            *dates)
{
  PmapDate base = words->is_academic ? pmap_date_new (1, 9, words->year)
                  : context->said_start != PMAP_DATE_NONE ? context->said_start : context->year_start;

  for (guint i = 0; i < n; i++)
    {
      const PmapTermDay *day = &g_array_index (line->days, PmapTermDay, first + i);

      dates[i] = day->year_digits == 4 ? pmap_date_new (day->day, day->month, day->year)
                 : day->year_digits == 2 ? find_in_map_year (context, day) : PMAP_DATE_NONE;
    }
  for (guint i = 0; i < n; i++)
    {
      const PmapTermDay *day = &g_array_index (line->days, PmapTermDay, first + i);
      PmapDate other = n == 2 ? dates[1 - i] : PMAP_DATE_NONE;

      if (day->year_digits != 0 || day->month == 0)
        continue;
      if (other != PMAP_DATE_NONE && i == 0 && other > 366)       /* "21 December – 1 January 2027" */
        dates[i] = find_from (day, other - 364);
      else if (other != PMAP_DATE_NONE)
        dates[i] = find_from (day, other);
      else if (base != PMAP_DATE_NONE)
        dates[i] = find_from (day, base);
    }
}

static void
add_fix (PmapTermRow *row,
         const char  *written,
         PmapDate     date)
{
  PmapTermFix *fix = g_new0 (PmapTermFix, 1);

  fix->written = g_strdup (written);
  fix->day = describe_day (date);
  g_ptr_array_add (row->fixes, fix);
}

/* Which of the two is wrong nobody can know from here: the day as it is written, or the day of that weekday next to it. */
static void
ask_weekday (const Line        *line,
             const PmapTermDay *day,
             PmapDate           date,
             PmapTermRow       *row)
{
  g_autofree char *written = g_strndup (line->read + day->start, day->end - day->start);
  g_autofree char *plain = pmap_date_format (date);
  guint actual = pmap_date_weekday (date);
  int away = (day->weekday - (int) actual + 10) % 7 - 3;
  const char *found = strstr (line->text, written);

  _pmap_term_row_remark (row,
                         /* translators: a day, the weekday that it is, and the one that is written: "25 March 2027 is a Thursday, not
                          * a Friday". */
                         _("%1$s is a %2$s, not a %3$s"), plain, _(pmap_weekday_names[actual]), _(pmap_weekday_names[day->weekday]));
  if (row->fixes->len > 0 || found == NULL || strstr (found + 1, written) != NULL)
    return;
  add_fix (row, written, date);
  add_fix (row, written, date + away);
}

/* Whether the days of a span are days; what is wrong with them is said in its row. */
static gboolean
check_dates (const Context       *context,
             const Line          *line,
             const PmapTermWords *words,
             guint                first,
             guint                n,
             const PmapDate      *dates,
             PmapTermRow         *row)
{
  guint hint = words->year != 0 && !words->is_academic ? words->year : words->year == 0 ? context->said_year : 0;
  gboolean is_right = TRUE, has_year = FALSE, is_in_hint = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const PmapTermDay *day = &g_array_index (line->days, PmapTermDay, first + i);
      g_autofree char *problem = NULL;
      guint year;

      if (dates[i] == PMAP_DATE_NONE)
        {
          problem = explain (line, day, context->year_start);
          _pmap_term_row_remark (row, "%s", problem);
          is_right = FALSE;
          continue;
        }
      pmap_date_split (dates[i], NULL, NULL, &year);
      has_year |= day->year_digits > 0;
      is_in_hint |= year == hint;
      if (day->weekday >= 0 && (guint) day->weekday != pmap_date_weekday (dates[i]))
        {
          ask_weekday (line, day, dates[i], row);
          is_right = FALSE;
        }
    }
  if (is_right && hint != 0 && !has_year && !is_in_hint)
    {
      g_autofree char *day = pmap_date_format (dates[0]);

      /* translators: a day with its year, and another year that stands in its line or over it. */
      _pmap_term_row_remark (row, _("In this school year it would be %1$s, and %2$u is written; please write the year with the day"),
                             day, hint);
      is_right = FALSE;
    }
  return is_right;
}

/* --- what a line is about --- */

static PmapTermRow *
add_row (Context         *context,
         const Line      *line,
         PmapTermOutcome  outcome)
{
  PmapTermRow *row = _pmap_term_row_new (line->number, line->text, outcome);

  g_ptr_array_add (context->reading->rows, row);
  return row;
}

static void
free_event (gpointer data)
{
  PmapTermEventLine *self = data;

  pmap_term_words_free (self->words);
  g_free (self);
}

/* It waits for its other half; the words go with it. */
static void
add_event (Context       *context,
           PmapTermRow   *row,
           PmapTermWords *words,
           PmapDate       date,
           gboolean       is_broken)
{
  PmapTermEventLine *event = g_new0 (PmapTermEventLine, 1);

  event->row = row;
  event->words = words;
  event->date = date;
  event->event = words->event;
  event->is_holiday = words->subject == PMAP_TERM_SUBJECT_HALF_TERM || words->subject == PMAP_TERM_SUBJECT_HOLIDAY;
  event->is_broken = is_broken;
  g_ptr_array_add (context->reading->events, event);
}

/* A single day that neither begins nor ends anything. */
static void
take_day (PmapTermRow   *row,
          PmapTermWords *words)
{
  switch (words->subject)
    {
    case PMAP_TERM_SUBJECT_INSET:
    case PMAP_TERM_SUBJECT_BANK_HOLIDAY:
    case PMAP_TERM_SUBJECT_CLOSED:
      _pmap_term_row_become (row, words->subject, words);
      return;
    case PMAP_TERM_SUBJECT_TWILIGHT:
      row->outcome = PMAP_TERM_OUTCOME_IDLE;
      _pmap_term_row_remark (row, _("After lessons, so pupils are at school"));
      return;
    case PMAP_TERM_SUBJECT_HALF_TERM:
    case PMAP_TERM_SUBJECT_HOLIDAY:
      if (words->is_plain)
        {
          _pmap_term_row_remark (row, _("One day only: please write from when to when"));
          return;
        }
      break;
    case PMAP_TERM_SUBJECT_TERM:
      if (words->is_plain)
        {
          _pmap_term_row_remark (row, _("Is this the first day of the term, or the last? Please write “starts” or “ends” to it"));
          return;
        }
      break;
    case PMAP_TERM_SUBJECT_YEAR:
    case PMAP_TERM_SUBJECT_NONE:
    default:
      break;
    }
  row->outcome = PMAP_TERM_OUTCOME_UNKNOWN;
  _pmap_term_row_remark (row, _("Not known what this day is"));
}

static void
take_span (PmapTermRow   *row,
           PmapTermWords *words)
{
  switch (words->subject)
    {
    case PMAP_TERM_SUBJECT_TWILIGHT:
      row->outcome = PMAP_TERM_OUTCOME_IDLE;
      _pmap_term_row_remark (row, _("After lessons, so pupils are at school"));
      return;
    case PMAP_TERM_SUBJECT_YEAR:
      row->outcome = PMAP_TERM_OUTCOME_IDLE;
      _pmap_term_row_remark (row, _("The whole year, no term"));
      return;
    case PMAP_TERM_SUBJECT_NONE:
      row->outcome = PMAP_TERM_OUTCOME_UNKNOWN;
      _pmap_term_row_remark (row, _("Not known what these days are"));
      return;
    case PMAP_TERM_SUBJECT_TERM:
    case PMAP_TERM_SUBJECT_HALF_TERM:
    case PMAP_TERM_SUBJECT_HOLIDAY:
    case PMAP_TERM_SUBJECT_BANK_HOLIDAY:
    case PMAP_TERM_SUBJECT_INSET:
    case PMAP_TERM_SUBJECT_CLOSED:
    default:
      _pmap_term_row_become (row, words->subject, words);
      return;
    }
}

/* One or two days and the words that go with them. */
static void
take_item (Context    *context,
           const Line *line,
           const char *label,
           guint       first,
           guint       n)
{
  PmapTermWords *words = pmap_term_words_read (label);
  PmapTermRow *row = add_row (context, line, PMAP_TERM_OUTCOME_LOOK);
  PmapDate dates[2] = { PMAP_DATE_NONE, PMAP_DATE_NONE };
  gboolean is_right, is_event, is_inset = words->subject == PMAP_TERM_SUBJECT_INSET;

  if (words->subject == PMAP_TERM_SUBJECT_NONE && words->event != PMAP_TERM_EVENT_NONE)
    words->subject = PMAP_TERM_SUBJECT_TERM;
  else if (words->subject == PMAP_TERM_SUBJECT_NONE && (words->is_plain || context->subject == PMAP_TERM_SUBJECT_INSET
                                                        || context->subject == PMAP_TERM_SUBJECT_BANK_HOLIDAY))
    words->subject = context->subject;
  if (words->season == PMAP_TERM_SEASON_NONE && words->number == 0)
    words->season = context->season;
  find_dates (context, line, words, first, n, dates);
  is_right = check_dates (context, line, words, first, n, dates, row);
  row->start = dates[0];
  row->end = n == 2 ? dates[1] : dates[0];
  g_free (row->name);
  row->name = g_strdup (words->name);
  is_event = n == 1 && words->event != PMAP_TERM_EVENT_NONE && !is_inset
             && words->subject != PMAP_TERM_SUBJECT_TWILIGHT && words->subject != PMAP_TERM_SUBJECT_BANK_HOLIDAY
             && words->subject != PMAP_TERM_SUBJECT_CLOSED && words->subject != PMAP_TERM_SUBJECT_YEAR;
  if (is_event && words->is_unclear)
    _pmap_term_row_remark (row, _("Is this a day of school, or of the holiday? Please write “Half term: first day to last day”"));
  else if (is_event && row->start != PMAP_DATE_NONE)
    {
      add_event (context, row, words, row->start, !is_right);
      return;
    }
  else if (is_right && n == 1 && is_inset && words->event != PMAP_TERM_EVENT_NONE)
    _pmap_term_row_remark (row, _("Does the term begin or end on this day, or is it an INSET day? Please write a line for each"));
  else if (is_right && n == 1)
    take_day (row, words);
  else if (is_right)
    take_span (row, words);
  else if (words->subject == PMAP_TERM_SUBJECT_NONE)
    row->outcome = PMAP_TERM_OUTCOME_UNKNOWN;
  pmap_term_words_free (words);
}

/* --- a line and its days --- */

typedef enum
{
  LINK_SPAN,       /* "to" */
  LINK_LIST,       /* "and" */
  LINK_COMMA,
  LINK_CELL,       /* a comma without a space, as between the cells of a table */
  LINK_CLAUSE,     /* other words: something new is said */
} Link;

static gboolean
has_letters (const char *text,
             gsize       length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* What stands between two days. */
static Link
read_link (const Line *line,
           gsize       start,
           gsize       end)
{
  g_autofree char *between = g_strndup (line->rest + start, end - start);
  g_autofree char *folded = pmap_text_fold (between);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t.,;:()[]|", -1);
  gboolean is_span = strchr (between, '\t') != NULL || strchr (between, '|') != NULL, is_list = FALSE;
  gboolean is_comma = strpbrk (between, ",;") != NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      static const char *const spans[] = { "to", "until", "till", "through", "thru", "-", "–", "—", "−", "‐", "‑", "up", "ending" };
      static const char *const lists[] = { "and", "&", "+" };
      static const char *const filling[] = { "", "at", "on", "the", "of", "from", "both", "inclusive", "incl", "including", "day" };
      gboolean is_known = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (spans); j++)
        if (g_str_equal (words[i], spans[j]))
          is_span = is_known = TRUE;
      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        if (g_str_equal (words[i], lists[j]))
          is_list = is_known = TRUE;
      for (guint j = 0; j < G_N_ELEMENTS (filling); j++)
        is_known |= g_str_equal (words[i], filling[j]);
      if (!is_known && has_letters (words[i], strlen (words[i])))
        return LINK_CLAUSE;
    }
  if (is_span)
    return LINK_SPAN;
  if (is_comma && !is_list)
    return end - start == 1 ? LINK_CELL : LINK_COMMA;
  return LINK_LIST;
}

/* Days from the first to the last of which all stand under the same words. */
static void
take_clause (Context    *context,
             const Line *line,
             const char *label,
             guint       first,
             guint       last)
{
  g_autoptr (PmapTermWords) words = pmap_term_words_read (label);
  gboolean are_single = words->subject == PMAP_TERM_SUBJECT_INSET || words->subject == PMAP_TERM_SUBJECT_BANK_HOLIDAY
                        || words->subject == PMAP_TERM_SUBJECT_CLOSED
                        || (words->subject == PMAP_TERM_SUBJECT_NONE && context->subject == PMAP_TERM_SUBJECT_INSET);

  for (guint i = first; i <= last;)
    {
      Link link = LINK_LIST;
      guint n = 1;

      if (i < last)
        link = read_link (line, g_array_index (line->days, PmapTermDay, i).end, g_array_index (line->days, PmapTermDay, i + 1).start);
      /* "Autumn 1, 1 September, 23 October" is a row of a table. */
      if (link == LINK_SPAN || (last - first == 1 && (link == LINK_CELL || (link == LINK_COMMA && !are_single))))
        n = 2;
      take_item (context, line, label, i, n);
      i += n;
    }
}

static char *
join (const char *first,
      gsize       first_length,
      const char *second)
{
  return g_strdup_printf ("%.*s %s", (int) first_length, first, second);
}

/* A line of which the days and the words are known. Words stand before their days, or behind them: "1 September – INSET day, 2
 * September – term begins". */
static void
take_line (Context    *context,
           const Line *line)
{
  const PmapTermDay *days = (const PmapTermDay *) (gpointer) line->days->data;
  guint n = line->days->len, first = 0;
  const char *tail = line->rest + days[n - 1].end;
  gboolean is_behind = !has_letters (line->rest, days[0].start) && has_letters (tail, strlen (tail));
  PmapTermSubject subject = context->subject;
  PmapTermSeason season = context->season;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = NULL;
      g_autoptr (PmapTermWords) words = NULL;
      gsize before = first > 0 ? days[first - 1].end : 0;

      if (i + 1 < n && read_link (line, days[i].end, days[i + 1].start) != LINK_CLAUSE)
        continue;
      if (is_behind)
        label = g_strndup (line->rest + days[i].end, (i + 1 < n ? days[i + 1].start : strlen (line->rest)) - days[i].end);
      else
        label = join (line->rest + before, days[first].start - before, i + 1 == n ? tail : "");
      take_clause (context, line, label, first, i);
      words = pmap_term_words_read (label);
      if (words->season != PMAP_TERM_SEASON_NONE)
        context->season = words->season;
      first = i + 1;
    }
  context->subject = subject;
  context->season = season;
}

/* --- tables --- */

static char *
fold_title (const char *title)
{
  g_autofree char *folded = pmap_text_fold (title);
  g_autoptr (GString) tidy = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (tidy, g_utf8_get_char (c));
    else if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
      g_string_append_c (tidy, ' ');
  return g_strchomp (g_strdup (tidy->str));
}

static Column
recognise (const char *title)
{
  g_autofree char *folded = fold_title (title);

  for (guint i = 0; i < G_N_ELEMENTS (columns) && *folded != '\0'; i++)
    {
      g_auto (GStrv) names = g_strsplit (columns[i].called, "|", -1);

      if (g_strv_contains ((const char *const *) names, folded))
        return columns[i].column;
    }
  return COLUMN_UNKNOWN;
}

/* The cells of a row; the titles come along, so that both are split at the same signs. */
static GStrv
split_cells (const char *titles,
             const char *row)
{
  g_autofree char *both = titles != NULL ? g_strdup_printf ("%s\n%s", titles, row) : g_strdup (row);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (strchr (both, '|') != NULL && strchr (both, '\t') == NULL)
    g_strdelimit (both, "|", '\t');
  bytes = g_bytes_new (both, strlen (both));
  rows = pmap_cells_read (bytes, NULL);
  return rows != NULL && rows->len == (titles != NULL ? 2 : 1) ? g_strdupv (rows->pdata[rows->len - 1]) : NULL;
}

/* Whether a line without days is the titles of a table. */
static gboolean
take_titles (Context    *context,
             const Line *line)
{
  g_auto (GStrv) cells = split_cells (NULL, line->text);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Column));
  guint n_known = 0, n_days = 0;

  for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      Column column = recognise (cells[i]);

      n_known += column != COLUMN_UNKNOWN;
      n_days += column >= COLUMN_DATE && column <= COLUMN_END;
      g_array_append_val (found, column);
    }
  if (n_known < 2 || n_days == 0)
    return FALSE;
  g_free (context->titles);
  context->titles = g_strdup (line->text);
  g_clear_pointer (&context->columns, g_array_unref);
  context->columns = g_steal_pointer (&found);
  return TRUE;
}

static guint
count_columns (const Context *context,
               Column         wanted)
{
  guint n = 0;

  for (guint i = 0; i < context->columns->len; i++)
    n += g_array_index (context->columns, Column, i) == wanted;
  return n;
}

/* What the cells of a kind of column say, a space between them. */
static char *
collect (const Context *context,
         GStrv          cells,
         Column         wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < context->columns->len && cells[i] != NULL; i++)
    if (g_array_index (context->columns, Column, i) == wanted && *cells[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", cells[i]);
  return g_strdup (text->str);
}

static gboolean
take_sentence (Context    *context,
               const Line *line,
               const char *sentence)
{
  Line said = { line->number, line->text, sentence };
  gboolean has_days;

  said.days = pmap_term_line_find_days (sentence, &said.rest);
  has_days = said.days->len > 0;
  if (has_days)
    take_line (context, &said);
  g_array_unref (said.days);
  g_free (said.rest);
  return has_days;
}

/* A row of a table is read as the sentence that it stands for: "Autumn: 1 September to 18 December", or one for each of its days,
 * where the titles say what each of them is. */
static gboolean
take_row (Context    *context,
          const Line *line)
{
  g_auto (GStrv) cells = split_cells (context->titles, line->text), titles = NULL;
  g_autofree char *name = NULL, *kind = NULL, *weekday = NULL;
  gboolean is_span, is_taken = FALSE;

  if (cells == NULL || g_strv_length (cells) < 2 || g_strv_length (cells) > context->columns->len)
    return FALSE;
  titles = split_cells (NULL, context->titles);
  name = collect (context, cells, COLUMN_NAME);
  kind = collect (context, cells, COLUMN_KIND);
  weekday = collect (context, cells, COLUMN_WEEKDAY);
  is_span = count_columns (context, COLUMN_HALF_TERM) == 0 && count_columns (context, COLUMN_START) <= 1
            && count_columns (context, COLUMN_END) <= 1;
  if (is_span)
    {
      g_autofree char *start = collect (context, cells, COLUMN_START), *end = collect (context, cells, COLUMN_END);
      g_autofree char *date = collect (context, cells, COLUMN_DATE);
      g_autofree char *sentence = g_strdup_printf ("%s %s: %s %s %s\t%s", name, kind, weekday, *start == '\0' ? date : "", start, end);

      return take_sentence (context, line, sentence);
    }
  for (guint i = 0; i < context->columns->len && cells[i] != NULL && titles[i] != NULL; i++)
    {
      Column column = g_array_index (context->columns, Column, i);
      g_autofree char *sentence = NULL;

      if (column < COLUMN_DATE || *cells[i] == '\0')
        continue;
      sentence = g_strdup_printf ("%s %s %s: %s", name, kind, titles[i], cells[i]);
      is_taken |= take_sentence (context, line, sentence);
    }
  return is_taken;
}

/* --- headings --- */

/* "Autumn term 2026", "INSET days", "Term dates 2026/27": they say what is spoken of from here on. */
static void
take_heading (Context    *context,
              const Line *line)
{
  g_autoptr (PmapTermWords) words = pmap_term_words_read (line->text);
  gboolean is_heading = words->is_plain && (words->subject != PMAP_TERM_SUBJECT_NONE || words->year != 0);
  PmapTermRow *row;

  if (!is_heading && words->year == 0)
    {
      row = add_row (context, line, PMAP_TERM_OUTCOME_UNKNOWN);
      _pmap_term_row_remark (row, _("No day in it"));
      return;
    }
  add_row (context, line, PMAP_TERM_OUTCOME_HEADING);
  if (words->is_academic)
    context->said_start = pmap_date_new (1, 9, words->year);
  context->said_year = words->is_academic ? 0 : words->year;
  if (!is_heading)
    return;
  context->subject = words->subject == PMAP_TERM_SUBJECT_YEAR ? PMAP_TERM_SUBJECT_NONE : words->subject;
  context->season = words->season;
}

static void
take (Context *context,
      Line    *line)
{
  line->days = pmap_term_line_find_days (line->text, &line->rest);
  line->read = line->text;
  if (line->days->len == 0 && take_titles (context, line))
    add_row (context, line, PMAP_TERM_OUTCOME_HEADING);
  else if (line->days->len == 0)
    take_heading (context, line);
  else if (context->titles == NULL || !take_row (context, line))
    take_line (context, line);
  g_array_unref (line->days);
  g_free (line->rest);
}

/**
 * _pmap_term_reading_read:
 * @self: a reading, without rows yet
 * @text: a text, valid UTF-8
 *
 * Each line that is not empty becomes at least one row.
 */
void
_pmap_term_reading_read (PmapTermReading *self,
                         const char      *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  PmapPeriod year = pmap_period_academic_year (self->year);
  Context context = { .reading = self, .year_start = year.from, .year_end = year.to };

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->events = g_ptr_array_new_with_free_func (free_event);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Line line = { .number = i + 1, .text = lines[i] };

      if (has_letters (lines[i], strlen (lines[i])))
        take (&context, &line);
    }
  g_free (context.titles);
  g_clear_pointer (&context.columns, g_array_unref);
}
