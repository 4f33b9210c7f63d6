/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendar files as schools offer them become lines of term dates. */

#include "config.h"

#include "exchange/pmap-calendar-file.h"
#include "exchange/pmap-term-dates.h"

#include <string.h>

#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\nUID:1\r\n" lines "END:VEVENT\r\n"

static const struct
{
  const char *file, *text;
} cases[] = {
  { CALENDAR (EVENT ("DTSTART;VALUE=DATE:20261026\r\nDTEND;VALUE=DATE:20261031\r\nSUMMARY:Half term\r\n")),
    "Half term: 26 October 2026 to 30 October 2026\n" },
  { CALENDAR (EVENT ("SUMMARY:INSET day\r\nDTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270105\r\n")),
    "INSET day: 4 January 2027\n" },
  /* a feed that says the day itself */
  { CALENDAR (EVENT ("SUMMARY:INSET day\r\nDTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270104\r\n")),
    "INSET day: 4 January 2027\n" },
  { CALENDAR (EVENT ("SUMMARY:Term begins\r\nDTSTART;VALUE=DATE:20260901\r\n")), "Term begins: 1 September 2026\n" },
  { CALENDAR (EVENT ("SUMMARY:Half term\r\nDTSTART;VALUE=DATE:20261026\r\nDURATION:P5D\r\n")),
    "Half term: 26 October 2026 to 30 October 2026\n" },
  { CALENDAR (EVENT ("SUMMARY:Easter\r\nDTSTART;VALUE=DATE:20270326\r\nDURATION:P2W\r\n")), "Easter: 26 March 2027 to 8 April 2027\n" },
  /* folded, with escaped signs and line breaks */
  { CALENDAR (EVENT ("SUMMARY:School closed\\, staff\r\n  trai\r\n\tning\\; all\\nday \\\\\r\nDTSTART;VALUE=DATE:20270104\r\n")),
    "School closed, staff training; all day \\: 4 January 2027\n" },
  { "\n begin:vcalendar\nBEGIN:VEVENT\nsummary;LANGUAGE=en-gb:Term ends\ndtstart;value=date:20261218\nEND:VEVENT\n",
    "Term ends: 18 December 2026\n" },
  /* times: of the school, of a zone, of the world */
  { CALENDAR (EVENT ("SUMMARY:Polling day\r\nDTSTART:20270506T090000\r\nDTEND:20270506T153000\r\n")), "Polling day: 6 May 2027\n" },
  { CALENDAR (EVENT ("SUMMARY:INSET\r\nDTSTART;TZID=\"GMT: London\":20270104T000000\r\nDTEND;TZID=GMT:20270105T000000\r\n")),
    "INSET: 4 January 2027\n" },
  { CALENDAR (EVENT ("SUMMARY:Half term\r\nDTSTART:20270530T230000Z\r\nDTEND:20270604T230000Z\r\n")),
    "Half term: 31 May 2027 to 4 June 2027\n" },
  { CALENDAR (EVENT ("SUMMARY:INSET\r\nDTSTART:20270104T000000Z\r\nDTEND:20270105T000000Z\r\n")), "INSET: 4 January 2027\n" },
  /* several, an alarm inside, what is no event */
  { CALENDAR ("BEGIN:VTODO\r\nSUMMARY:Order paper\r\nEND:VTODO\r\n"
              EVENT ("SUMMARY:A\r\nDTSTART;VALUE=DATE:20270104\r\nBEGIN:VALARM\r\nSUMMARY:B\r\nDTSTART:20270101\r\nEND:VALARM\r\n")
              EVENT ("SUMMARY:C\r\nDTSTART;VALUE=DATE:20270105\r\n")),
    "A: 4 January 2027\nC: 5 January 2027\n" },
  /* what is not read is said */
  { CALENDAR (EVENT ("SUMMARY:Assembly\r\nDTSTART;VALUE=DATE:20260904\r\nRRULE:FREQ=WEEKLY\r\n")),
    "Assembly (repeats: only the first is read): 4 September 2026\n" },
  { CALENDAR (EVENT ("SUMMARY:INSET\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20260904\r\n")), "Cancelled: INSET\n" },
  { CALENDAR (EVENT ("SUMMARY:INSET\r\nDTSTART;VALUE=DATE:20261301\r\n")), "INSET\n" },
  { CALENDAR (EVENT ("DTSTART;VALUE=DATE:20260904\r\n")), "(no title): 4 September 2026\n" },
  { CALENDAR (""), "" },
  /* cut off */
  { "BEGIN:VCALENDAR\r\n" EVENT ("SUMMARY:A\r\nDTSTART:20270104\r\n") "BEGIN:VEVENT\r\nSUMMARY:B\r\nDTST", "A: 4 January 2027\n" },
  /* no calendar: as it is */
  { "Autumn term: 1 September to 18 December\n", "Autumn term: 1 September to 18 December\n" },
  { "\xEF\xBB\xBFTerm,Start\n", "Term,Start\n" },
  { "Autumn \x96 1 September\n", "Autumn – 1 September\n" },
};

static void
test_files (void)
{
  g_test_summary ("An event is a line: its title and its days, the last of them itself");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].file, strlen (cases[i].file));
      g_autoptr (GError) error = NULL;
      g_autofree char *text = pmap_calendar_file_read (bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\0\1", 4);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file that is no text is refused in words");
  g_assert_null (pmap_calendar_file_read (bytes, &error));
  g_assert_cmpstr (error->message, ==, "This is no table of text. Please save the spreadsheet as CSV, or copy its cells");
}

/* A file of which some bytes were changed by chance, or that is cut off. */
static char *
spoil (const char *file)
{
  char *spoilt = g_strdup (file);
  gsize length = strlen (file);

  for (int n = g_test_rand_int_range (0, 5); n > 0 && length > 0; n--)
    spoilt[g_test_rand_int_range (0, length)] = g_test_rand_int_range (1, 256);
  if (length > 0 && g_test_rand_int_range (0, 4) == 0)
    spoilt[g_test_rand_int_range (0, length)] = '\0';
  return spoilt;
}

static void
test_any_file (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  int n = 200 * (scale != NULL ? MAX (atoi (scale), 1) : 1);
  g_autoptr (PmapDocument) document = pmap_document_new ();

  g_test_summary ("Whatever is in a file, it is read as text without harm, and its lines as term dates");
  for (int i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autofree char *file = spoil (cases[j].file), *text = NULL;
        g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
        g_autoptr (PmapTermDates) dates = NULL;

        text = pmap_calendar_file_read (bytes, NULL);
        if (text == NULL)
          continue;
        g_assert_true (g_utf8_validate (text, -1, NULL));
        dates = pmap_term_dates_new (pmap_document_get_year (document), text, TRUE);
        g_assert_nonnull (dates);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/calendar-file/files", test_files);
  g_test_add_func ("/exchange/calendar-file/refused", test_refused);
  g_test_add_func ("/exchange/calendar-file/any-file", test_any_file);
  return g_test_run ();
}
