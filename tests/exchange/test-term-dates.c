/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Term dates in the many ways in which schools write them become terms and closures; what is wrong is said and never guessed, and no
 * line is lost. */

#include "config.h"

#include "exchange/pmap-term-dates.h"
#include "model/pmap-closure.h"
#include "model/pmap-term.h"
#include "shared/calendars.h"
#include "shared/map.h"

#include <string.h>

static PmapYear *
make_year (PmapDocument **document)
{
  PmapYear *year;

  *document = pmap_document_new ();
  year = pmap_document_get_year (*document);
  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  return year;
}

static void
append_day (GString  *text,
            PmapDate  day)
{
  g_string_append_c (text, ' ');
  if (day != PMAP_DATE_NONE)
    pmap_date_append_xml (text, day);
  else
    g_string_append_c (text, '-');
}

/* "1+3 term Autumn 2026-09-01 2026-12-18", a line each; of what is not taken over the remark. */
static char *
say_rows (PmapTermDates *dates)
{
  static const char *const outcomes[] = { "look", "term", "closure", "idle", "unknown", "heading" };
  static const char *const kinds[] = { "", " holiday", " inset", " closed" };
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *rows = pmap_term_dates_get_rows (dates);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapTermRow) row = g_list_model_get_item (rows, i);
      PmapTermOutcome outcome = pmap_term_row_get_outcome (row);

      g_string_append_printf (text, "%u", pmap_term_row_get_line (row));
      if (pmap_term_row_get_other_line (row) != 0)
        g_string_append_printf (text, "+%u", pmap_term_row_get_other_line (row));
      g_string_append_printf (text, " %s%s", outcomes[outcome], kinds[pmap_term_row_get_kind (row)]);
      if (outcome == PMAP_TERM_OUTCOME_TERM || outcome == PMAP_TERM_OUTCOME_CLOSURE)
        {
          g_string_append_printf (text, " %s", pmap_term_row_get_name (row));
          append_day (text, pmap_term_row_get_start (row));
          append_day (text, pmap_term_row_get_end (row));
        }
      if (*pmap_term_row_get_remark (row) != '\0')
        g_string_append_printf (text, ": %s", pmap_term_row_get_remark (row));
      g_string_append_c (text, '\n');
    }
  return g_strdup (text->str);
}

static const struct
{
  const char *text, *rows;
} cases[] = {
  /* spans, with every kind of day and of sign between them */
  { "Autumn term: Tuesday 1 September 2026 to Friday 18 December 2026", "1 term Autumn 2026-09-01 2026-12-18\n" },
  { "Autumn Term 2026: 1st September - 18th December", "1 term Autumn 2026-09-01 2026-12-18\n" },
  { "AUTUMN TERM – Tues 1 Sept 2026 – Fri 18 Dec 2026", "1 term Autumn 2026-09-01 2026-12-18\n" },
  { "Autumn: Tuesday, September 1st, 2026 until Friday, December 18th, 2026", "1 term Autumn 2026-09-01 2026-12-18\n" },
  { "Term 1: 1 September – 23 October", "1 term Term 1 2026-09-01 2026-10-23\n" },
  { "Autumn 1\t01/09/2026\t23/10/2026", "1 term Autumn 1 2026-09-01 2026-10-23\n" },
  { "Autumn 2 02/11/26 - 18/12/26", "1 term Autumn 2 2026-11-02 2026-12-18\n" },
  { "Autumn 2\t2.11.2026\t18-12-2026", "1 term Autumn 2 2026-11-02 2026-12-18\n" },
  { "Autumn term (first half) 1\u00a0September 2026 to 23\u00a0October 2026", "1 term Autumn 1 2026-09-01 2026-10-23\n" },
  { "Second half of the spring term: 22 February 2027 – 25 March 2027", "1 term Spring 2 2027-02-22 2027-03-25\n" },
  { "Half term 1: 1 September – 23 October", "1 term Term 1 2026-09-01 2026-10-23\n" },
  { "Michaelmas term: 2 September 2026 to 11 December 2026", "1 term Autumn 2026-09-02 2026-12-11\n" },
  { "Half term: Monday 26 October – Friday 30 October 2026", "1 closure holiday October half term 2026-10-26 2026-10-30\n" },
  { "Half-term 26–30 October", "1 closure holiday October half term 2026-10-26 2026-10-30\n" },
  { "Half Term Monday 26th to Friday 30th October", "1 closure holiday October half term 2026-10-26 2026-10-30\n" },
  { "Half term 1–5 June", "1 look: One day only: please write from when to when\n" },
  { "Summer half term holiday: 31 May to 4 June", "1 closure holiday Summer half term 2027-05-31 2027-06-04\n" },
  { "October holiday 26 October – 30 October", "1 closure holiday October holiday 2026-10-26 2026-10-30\n" },
  { "Christmas holiday: 21 December – 1 January 2027", "1 closure holiday Christmas holiday 2026-12-21 2027-01-01\n" },
  { "Christmas holiday: 21 December 2026 – 1 January", "1 closure holiday Christmas holiday 2026-12-21 2027-01-01\n" },
  { "Good Friday 26/03/2027", "1 closure holiday Good Friday 2027-03-26 2027-03-26\n" },
  { "Early May bank holiday: Monday 3 May 2027", "1 closure holiday Early May bank holiday 2027-05-03 2027-05-03\n" },
  { "School closed (polling day) Thursday 6 May", "1 closure closed School closed (polling day 2027-05-06 2027-05-06\n" },
  /* INSET days */
  { "INSET day: Monday 4 January 2027", "1 closure inset INSET day 2027-01-04 2027-01-04\n" },
  { "Monday 4 January – INSET", "1 closure inset INSET day 2027-01-04 2027-01-04\n" },
  { "4 January 2027 (Monday): staff training day", "1 closure inset Staff training day 2027-01-04 2027-01-04\n" },
  { "Non-pupil days: 1 & 2 September", "1 closure inset Non-pupil days 2026-09-01 2026-09-01\n"
                                       "1 closure inset Non-pupil days 2026-09-02 2026-09-02\n" },
  { "INSET days: 1, 2 and 3 September, Friday 23 October 2026",
    "1 closure inset INSET day 2026-09-01 2026-09-01\n1 closure inset INSET day 2026-09-02 2026-09-02\n"
    "1 closure inset INSET day 2026-09-03 2026-09-03\n1 closure inset INSET day 2026-10-23 2026-10-23\n" },
  { "INSET day 1 – 4 January 2027", "1 closure inset INSET day 1 2027-01-04 2027-01-04\n" },
  { "Twilight INSET 12 November 2026", "1 idle: After lessons, so pupils are at school\n" },
  { "INSET: 1 September to 1 December", "1 look: 92 days of INSET: please look at the dates\n" },
  { "Autumn term begins with INSET on 1 September 2026",
    "1 look: Does the term begin or end on this day, or is it an INSET day? Please write a line for each\n" },
  /* beginnings and ends */
  { "Autumn term starts: Tuesday 1 September\nHalf term: 26–30 October\nAutumn term ends: Friday 18 December at 1.30pm",
    "1+3 term Autumn 2026-09-01 2026-12-18\n2 closure holiday October half term 2026-10-26 2026-10-30\n" },
  { "Term starts 1 September, ends 18 December 2026", "1 term Autumn 2026-09-01 2026-12-18\n" },
  { "School opens Tuesday 1 September 2026\nSchool closes for half term Friday 23 October 2026\n"
    "School re-opens Monday 2 November 2026\nBreak up for Christmas Friday 18 December 2026",
    "1+2 term Autumn 1 2026-09-01 2026-10-23\n3+4 term Autumn 2 2026-11-02 2026-12-18\n" },
  { "Tuesday 1 September – INSET day\nWednesday 2 September – Autumn term begins\nFriday 18 December – Last day of term",
    "2+3 term Autumn 2026-09-02 2026-12-18\n1 closure inset INSET day 2026-09-01 2026-09-01\n" },
  { "Tuesday 1 September – INSET day, Wednesday 2 September – term begins\nTerm ends 18 December",
    "1+2 term Autumn 2026-09-02 2026-12-18\n1 closure inset INSET day 2026-09-01 2026-09-01\n" },
  { "Half term starts Monday 26 October 2026\nHalf term ends Friday 30 October 2026",
    "1+2 closure holiday October half term 2026-10-26 2026-10-30\n" },
  { "Autumn term: 1 September to 18 December\nSchool closes Friday 23 October and re-opens Monday 2 November",
    "1 term Autumn 2026-09-01 2026-12-18\n2 closure holiday October half term 2026-10-24 2026-11-01\n" },
  { "Autumn term: 1 September to 18 December\nAutumn term ends 18 December",
    "1 term Autumn 2026-09-01 2026-12-18\n2 idle: Line 1 says the same\n" },
  { "Autumn term begins 1 September\nSpring term ends 25 March",
    "1 look: No line says when it ends\n2 look: No line says when it begins\n" },
  { "Autumn term begins Monday 1 September\nAutumn term ends 18 December",
    "1 look: 1 September 2026 is a Tuesday, not a Monday\n2 look: Line 1 has to be put right first\n" },
  { "Year 7 return 1 September\nAll pupils return 3 September\nTerm ends 18 December",
    "2 look: Line 1 says that it begins on 1 September 2026\n1+3 term Autumn 2026-09-01 2026-12-18\n" },
  { "First day of half term: Monday 26 October",
    "1 look: Is this a day of school, or of the holiday? Please write “Half term: first day to last day”\n" },
  { "Spring term: Monday 4 January", "1 look: Is this the first day of the term, or the last? Please write “starts” or “ends” to it\n" },
  /* headings */
  { "Autumn Term 2026\nStarts Tuesday 1 September\nEnds Friday 18 December\nINSET days\nTuesday 1 September\nFriday 23 October",
    "2+3 term Autumn 2026-09-01 2026-12-18\n5 closure inset INSET day 2026-09-01 2026-09-01\n"
    "6 closure inset INSET day 2026-10-23 2026-10-23\n1 heading\n4 heading\n" },
  { "Term dates 2025-26\nAutumn term: 1 September – 19 December\nTerm dates 2026-27\nAutumn term: 1 September – 18 December",
    "4 term Autumn 2026-09-01 2026-12-18\n2 idle: Outside the school year of the map, 1 September 2026 to 31 August 2027\n"
    "1 heading\n3 heading\n" },
  { "Summer Term 2026\nStarts 12 April",
    "2 look: In this school year it would be 12 April 2027, and 2026 is written; please write the year with the day\n1 heading\n" },
  /* tables */
  { "Term | Begins | Half term | Ends\nAutumn | 1 September 2026 | 26 - 30 October | 18 December",
    "2 term Autumn 2026-09-01 2026-12-18\n2 closure holiday Autumn half term 2026-10-26 2026-10-30\n1 heading\n" },
  { "Term,Start,End\nAutumn 1,01/09/2026,23/10/2026\n\"Autumn, second half\",02/11/2026,18/12/2026\nINSET day,04/01/2027,04/01/2027",
    "2 term Autumn 1 2026-09-01 2026-10-23\n3 term Autumn 2 2026-11-02 2026-12-18\n"
    "4 closure inset INSET day 2027-01-04 2027-01-04\n1 heading\n" },
  { "End;Start;Event;Notes\n18/12/2026;01/09/2026;Autumn term;1 September is an INSET day",
    "2 term Autumn 2026-09-01 2026-12-18\n1 heading\n" },
  { "Event\tDay\tDate\nINSET\tMonday\t4 January 2027\nINSET\tMonday\t5 January 2027",
    "3 look: 5 January 2027 is a Tuesday, not a Monday\n2 closure inset INSET day 2027-01-04 2027-01-04\n1 heading\n" },
  { "school_source,kind,from,to\nA,term incl. INSET,2026-09-01,2026-12-18\nA,closure,2026-10-26,2026-10-30\nA,INSET,2026-09-02,2026-09-02",
    "2 term Autumn 2026-09-01 2026-12-18\n4 closure inset INSET day 2026-09-02 2026-09-02\n"
    "3 closure closed Closure 2026-10-26 2026-10-30\n1 heading\n" },
  { "Autumn half term,2026-10-26,2026-10-30\nSchool closed,2027-05-06,2027-05-07",
    "1 closure holiday Autumn half term 2026-10-26 2026-10-30\n2 closure closed School closed 2027-05-06 2027-05-07\n" },
  /* what is wrong: traps out of published lists, all but the last two */
  { "Spring term: 4 January 2027 to Friday 25th March 2027", "1 look: 25 March 2027 is a Thursday, not a Friday\n" },
  { "Ends Monday 17th July 2026", "1 look: 17 July 2026 is a Friday, not a Monday\n" },
  { "Ends Wednesday 21 July 20265", "1 look: “Wednesday 21 July 20265” is not a date; please look at the year\n" },
  { "Monday INSET, 5 January 2027", "1 look: 5 January 2027 is a Tuesday, not a Monday\n" },
  { "INSET 31 November 2026", "1 look: “31 November 2026” is not a date: November 2026 has 30 days\n" },
  { "INSET 01/09/27", "1 look: Write the year of “01/09/27” with all four digits, like 3/4/2025\n" },
  { "Autumn term: 18 December 2026 to 1 September 2026",
    "1 look: Its last day, 1 September 2026, is before its first, 18 December 2026\n" },
  { "Autumn term: 1 September 2026 to 18 December 2026\nSpring term: 18 December 2026 to 25 March 2027",
    "2 look: Overlaps with “Autumn”, 1 September 2026 to 18 December 2026\n1 term Autumn 2026-09-01 2026-12-18\n" },
  { "Autumn term clubs: 14 September to 4 December\nAutumn term: 1 September to 18 December",
    "1 look: Overlaps with “Autumn”, 1 September 2026 to 18 December 2026\n2 term Autumn 2026-09-01 2026-12-18\n" },
  { "Autumn term: 1 September to 18 December\nAutumn Term: 01/09/2026-18/12/2026",
    "1 term Autumn 2026-09-01 2026-12-18\n2 idle: Line 1 says the same\n" },
  { "Autumn term: 1 September to 18 December\nSpring term: 4 January to 25 March\nChristmas holiday: 21 December – 1 January",
    "1 term Autumn 2026-09-01 2026-12-18\n2 term Spring 2027-01-04 2027-03-25\n"
    "3 idle: Between the terms, when there is no school anyway\n" },
  { "Half term: 26 October 2027 to 30 October 2027", "1 idle: Outside the school year of the map, 1 September 2026 to 31 August 2027\n" },
  { "Autumn term: 27 August 2026 to 18 December 2026",
    "1 term Autumn 2026-08-27 2026-12-18: Begins before the school year of the map, 1 September 2026\n" },
  /* what is about something else */
  { "Parents' evening 12 November", "1 unknown: Not known what this day is\n" },
  { "Open evening: 12 November", "1 unknown: Not known what this day is\n" },
  { "Ramadan begins 8 February 2027", "1 unknown: Not known what this day is\n" },
  { "Book week 1 March to 5 March 2027", "1 unknown: Not known what these days are\n" },
  { "Please ring the office.", "1 unknown: No day in it\n" },
  { "Academic year 1 September 2026 – 31 August 2027", "1 idle: The whole year, no term\n" },
  { "", "" },
  { "\n  \n---\n", "" },
};

static void
test_texts (void)
{
  g_autoptr (PmapDocument) document = NULL;
  PmapYear *year = make_year (&document);

  g_test_summary ("Term dates are read as schools write them, and what is wrong is said");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapTermDates) dates = pmap_term_dates_new (year, cases[i].text, TRUE);
      g_autofree char *rows = say_rows (dates);

      if (!g_str_equal (rows, cases[i].rows))
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
append_span (GString    *text,
             const char *name,
             const char *start,
             const char *end)
{
  g_string_append_printf (text, "%s,%s,%s\n", name, start, end);
}

static void
test_calendars (void)
{
  g_test_summary ("Six published calendars, taken over, have the days that a count by hand has");
  for (guint i = 0; i < G_N_ELEMENTS (published_calendars); i++)
    {
      g_autoptr (PmapDocument) document = NULL;
      PmapYear *year = make_year (&document);
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      g_autoptr (GString) text = g_string_new ("event,from,to\n");
      g_autoptr (PmapTermDates) dates = NULL;
      g_autofree char *said = NULL, *weekdays = NULL;
      PmapSchoolDays before, days;
      guint n_inset = 0;

      for (guint j = 0; j < 6; j += 2)
        append_span (text, "Term incl. INSET", published_calendars[i].terms[j], published_calendars[i].terms[j + 1]);
      for (guint j = 0; j < 8; j += 2)
        append_span (text, "Holiday", published_calendars[i].holidays[j], published_calendars[i].holidays[j + 1]);
      for (; n_inset < 8 && published_calendars[i].inset[n_inset] != NULL; n_inset++)
        append_span (text, "INSET", published_calendars[i].inset[n_inset], published_calendars[i].inset[n_inset]);
      dates = pmap_term_dates_new (year, text->str, TRUE);
      g_assert_cmpuint (pmap_term_dates_count (dates, PMAP_TERM_OUTCOME_TERM), ==, 3);
      g_assert_cmpuint (pmap_term_dates_count (dates, PMAP_TERM_OUTCOME_CLOSURE), ==, 4 + n_inset);
      g_assert_cmpuint (pmap_term_dates_count (dates, PMAP_TERM_OUTCOME_LOOK), ==, 0);
      before = pmap_term_dates_count_days (dates);
      g_assert_true (pmap_term_dates_apply (dates, editor, NULL));
      days = pmap_school_days_count (year);
      said = pmap_school_days_describe (&days);
      weekdays = pmap_school_days_describe_weekdays (&days);
      g_assert_cmpmem (&before, sizeof before, &days, sizeof days);
      g_assert_cmpstr (said, ==, published_calendars[i].said);
      g_assert_cmpstr (weekdays, ==, published_calendars[i].weekdays);
    }
}

static void
test_fixes (void)
{
  static const struct
  {
    const char *line, *first, *second;
  } lines[] = {
    { "Spring 2\tMonday 22 February 2027\tFriday 25 March 2027", "Spring 2\tMonday 22 February 2027\tThursday 25 March 2027",
      "Spring 2\tMonday 22 February 2027\tFriday 26 March 2027" },
    { "INSET: Monday 1st September", "INSET: Tuesday 1 September 2026", "INSET: Monday 31 August 2026" },
    { "Half term: Tuesday 26 to Friday 30 October", "Half term: Monday 26 October 2026 to Friday 30 October",
      "Half term: Tuesday 27 October 2026 to Friday 30 October" },
    { "Ends Sun 17 July 2026", "Ends Friday 17 July 2026", "Ends Sunday 19 July 2026" },
    { "INSET Tue 4 January, Tue 4 January", NULL, NULL },
  };
  g_autoptr (PmapDocument) document = NULL;
  PmapYear *year = make_year (&document);

  g_test_summary ("Which of weekday and day is right can be chosen; both choices are read without a word");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PmapTermDates) dates = pmap_term_dates_new (year, lines[i].line, TRUE);
      g_autoptr (PmapTermRow) row = g_list_model_get_item (pmap_term_dates_get_rows (dates), 0);

      g_assert_cmpint (pmap_term_row_get_outcome (row), ==, PMAP_TERM_OUTCOME_LOOK);
      g_assert_cmpuint (pmap_term_row_get_n_fixes (row), ==, lines[i].first != NULL ? 2 : 0);
      for (guint j = 0; j < pmap_term_row_get_n_fixes (row); j++)
        {
          g_autofree char *fixed = pmap_term_row_apply_fix (row, j);
          g_autoptr (PmapTermDates) again = pmap_term_dates_new (year, fixed, TRUE);
          g_autofree char *rows = say_rows (again);

          g_assert_cmpstr (fixed, ==, j == 0 ? lines[i].first : lines[i].second);
          g_assert_null (strstr (rows, ", not a "));
        }
    }
}

/* "Autumn 2026-09-01 2026-12-18 term-1", a line each. */
static char *
say_list (PmapRecordList *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      PmapRecord *record = pmap_record_list_get (list, i);

      g_string_append (text, pmap_record_get_text (record, pmap_record_find_field (record, "name")));
      append_day (text, pmap_record_get_date (record, pmap_record_find_field (record, "start")));
      append_day (text, pmap_record_get_date (record, pmap_record_find_field (record, "end")));
      if (pmap_record_get_id (record) != NULL && g_str_equal (pmap_record_get_id (record), "term-old"))
        g_string_append (text, " old");
      g_string_append_c (text, '\n');
    }
  return g_strdup (text->str);
}

static void
test_apply (void)
{
  static const struct
  {
    gboolean replace;
    const char *rows, *terms, *closures;
  } ways[] = {
    { TRUE, "1 term Autumn 2026-09-01 2026-12-18\n2 term Spring 2027-01-04 2027-03-25\n3 closure inset INSET day 2026-09-01 2026-09-01\n",
      "Autumn 2026-09-01 2026-12-18 old\nSpring 2027-01-04 2027-03-25\n", "INSET day 2026-09-01 2026-09-01\n" },
    { FALSE, "1 look: Overlaps with “AUTUMN”, 5 September 2025 to 30 September 2026\n2 term Spring 2027-01-04 2027-03-25\n"
             "3 closure inset INSET day 2026-09-01 2026-09-01\n",
      "AUTUMN 2025-09-05 2026-09-30 old\nSpring 2027-01-04 2027-03-25\nLate 2027-06-01 2027-07-01\n",
      "INSET day 2026-09-01 2026-09-01\nBreak 2026-09-07 2026-09-07\n" },
  };

  g_test_summary ("They join what the year has, or stand for it; a term of the same name stays the same; undo takes all of it back");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (PmapDocument) document = NULL;
      PmapYear *year = make_year (&document);
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      g_autoptr (PmapTermDates) dates = NULL;
      g_autofree char *rows = NULL, *terms = NULL, *closures = NULL, *before = NULL, *after = NULL;
      g_autoptr (GError) error = NULL;

      map_add (year->terms, "term-old", "name", "AUTUMN", "start", "2025-09-05", "end", "2026-09-30", NULL);
      map_add (year->terms, "term-late", "name", "Late", "start", "2027-06-01", "end", "2027-07-01", NULL);
      map_add (year->closures, NULL, "name", "Break", "start", "2026-09-07", "end", "2026-09-07", NULL);
      before = say_list (year->terms);
      dates = pmap_term_dates_new (year, "Autumn: 1 September – 18 December\nSpring: 4 January – 25 March\nINSET: 1 September",
                                   ways[i].replace);
      rows = say_rows (dates);
      g_assert_cmpstr (rows, ==, ways[i].rows);
      g_assert_true (pmap_term_dates_apply (dates, editor, &error));
      g_assert_no_error (error);
      terms = say_list (year->terms);
      closures = say_list (year->closures);
      if (ways[i].replace)
        g_assert_true (g_str_has_prefix (terms, "AUTUMN 2026-09-01 2026-12-18 old\nSpring"));
      else
        g_assert_cmpstr (terms, ==, ways[i].terms);
      g_assert_cmpstr (closures, ==, ways[i].closures);
      pmap_history_undo (pmap_editor_get_history (editor));
      after = say_list (year->terms);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (pmap_record_list_get_length (year->closures), ==, 1);
      g_assert_false (pmap_history_can_undo (pmap_editor_get_history (editor)));
    }
}

static void
test_there (void)
{
  g_autoptr (PmapDocument) document = NULL;
  PmapYear *year = make_year (&document);
  const char *text = "Autumn: 1 September – 18 December\nHalf term: 26–30 October";
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapTermDates) first = pmap_term_dates_new (year, text, FALSE), again = NULL, instead = NULL;
  g_autofree char *rows = NULL, *described = NULL, *nothing = NULL;
  gsize n_steps;

  g_test_summary ("What the map has already is not taken over twice, and replacing it by the same changes nothing");
  described = pmap_term_dates_describe (first);
  g_assert_cmpstr (described, ==, "1 term. 1 closure.");
  g_assert_true (pmap_term_dates_apply (first, editor, NULL));
  n_steps = pmap_document_get_year (document)->terms != NULL ? pmap_record_list_get_length (year->terms) : 0;
  g_assert_cmpuint (n_steps, ==, 1);
  again = pmap_term_dates_new (year, text, FALSE);
  rows = say_rows (again);
  g_assert_cmpstr (rows, ==, "1 idle: On the map already\n2 idle: On the map already\n");
  nothing = pmap_term_dates_describe (again);
  g_assert_cmpstr (nothing, ==, "There is nothing to take over.");
  instead = pmap_term_dates_new (year, text, TRUE);
  g_assert_true (pmap_term_dates_apply (instead, editor, NULL));
  pmap_history_undo (pmap_editor_get_history (editor));
  g_assert_cmpuint (pmap_record_list_get_length (year->terms), ==, 0);
}

/* --- any text --- */

static const char *const parts[] = {
  "Autumn", "term", "Spring 2", "half term", "INSET", "days", "bank holiday", "starts", "ends", "closes", "re-opens", "for", "Monday", "Tue",
  "1", "26", "30th", "September", "Oct", "2026", "2027", "26", "01/09/2026", "2026-10-26", "31/2", "to", "–", "-", "and", ",", ";", ":", "\t",
  "|", "(", ")", "\"", "\n", "\n", "\n", "2026/27", "of", "Parents' evening", "1.30pm", "é", "\u2013", "20261026", "T", "00:00", "Term,Start,End\n",
  "Event\tDate\n", "99999999999", "'26", "\r\n",
};

static void
check_whole (PmapYear   *year,
             const char *text)
{
  g_autoptr (PmapTermDates) dates = pmap_term_dates_new (year, text, g_test_rand_int_range (0, 2));
  GListModel *rows = pmap_term_dates_get_rows (dates);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree gboolean *is_shown = g_new0 (gboolean, g_strv_length (lines) + 1);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapTermRow) row = g_list_model_get_item (rows, i);
      PmapTermOutcome outcome = pmap_term_row_get_outcome (row);
      guint line = pmap_term_row_get_line (row), other = pmap_term_row_get_other_line (row);

      g_assert_true (line >= 1 && line <= g_strv_length (lines) && other <= g_strv_length (lines));
      is_shown[line - 1] = TRUE;
      if (other > 0)
        is_shown[other - 1] = TRUE;
      g_assert_cmpstr (pmap_term_row_get_text (row), ==, lines[line - 1]);
      if (outcome == PMAP_TERM_OUTCOME_TERM || outcome == PMAP_TERM_OUTCOME_CLOSURE)
        g_assert_true (pmap_term_row_get_start (row) != PMAP_DATE_NONE && pmap_term_row_get_start (row) <= pmap_term_row_get_end (row)
                       && *pmap_term_row_get_name (row) != '\0');
      else
        g_assert_true (outcome == PMAP_TERM_OUTCOME_HEADING || *pmap_term_row_get_remark (row) != '\0');
      for (guint j = 0; j < pmap_term_row_get_n_fixes (row); j++)
        {
          g_autofree char *fixed = pmap_term_row_apply_fix (row, j);

          g_assert_nonnull (fixed);
        }
    }
  for (guint i = 0; lines[i] != NULL; i++)
    if (strpbrk (lines[i], "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL && !is_shown[i])
      g_error ("line %u of this is lost:\n%s", i + 1, text);
}

static void
test_any_text (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  int n = 4000 * (scale != NULL ? MAX (atoi (scale), 1) : 1);

  g_test_summary ("Whatever a text says, each of its lines is understood or shown, and what is taken over can be");
  for (int i = 0; i < n; i++)
    {
      g_autoptr (PmapDocument) document = NULL;
      PmapYear *year = make_year (&document);
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (PmapTermDates) dates = NULL;
      g_autoptr (GError) error = NULL;
      PmapSchoolDays before, after;

      for (int j = g_test_rand_int_range (1, 40); j > 0; j--)
        g_string_append_printf (text, "%s%s", parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))],
                                g_test_rand_int_range (0, 5) == 0 ? "" : " ");
      check_whole (year, text->str);
      dates = pmap_term_dates_new (year, text->str, TRUE);
      before = pmap_term_dates_count_days (dates);
      g_assert_true (pmap_term_dates_apply (dates, editor, &error));
      g_assert_no_error (error);
      after = pmap_school_days_count (year);
      g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/term-dates/texts", test_texts);
  g_test_add_func ("/exchange/term-dates/calendars", test_calendars);
  g_test_add_func ("/exchange/term-dates/fixes", test_fixes);
  g_test_add_func ("/exchange/term-dates/apply", test_apply);
  g_test_add_func ("/exchange/term-dates/there", test_there);
  g_test_add_func ("/exchange/term-dates/any-text", test_any_text);
  return g_test_run ();
}
