/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people and their programs do to a map's file: editors, word processors, web pages, git, spreadsheets. What has one
 * meaning opens; what has none is refused with the true cause, in words that say what to do. Each file is the sample with
 * one thing done to it. */

#include "config.h"

#include "base/pmap-error.h"
#include "xml/pmap-xml-schema.h"
#include "xml/pmap-xml-write.h"
#include "xml/sample.h"

#include <stdio.h>

typedef struct
{
  const char *name;
  const char *before;        /* put in front of the sample */
  const char *from, *to;     /* what is replaced in it; NULL for nothing */
  const char *after;         /* put behind it */
  const char *issue;         /* the first, with its place; NULL if there is none */
} File;

#define OPENS NULL
#define SAVE_AGAIN ": save it again, with UTF-8 as the encoding, in the program that wrote it"
#define CURLY(mark) "error: The quotation mark here is “" mark "”; round a value only the straight one (\") can stand. " \
  "Programs for letters change one into the other"
#define GIT "error: Git has left two versions in this file, between lines of <<<<<<<, ======= and >>>>>>>: choose one of them in " \
  "git, or put both together with “pmaptool merge”"
#define WEB(name, character) "error: “&" name ";” is how web pages write “" character "”, and no map does: write the character “" \
  character "” itself"
#define AMPERSAND "error: An “&” that is part of a text has to be written “&amp;”"
#define LESS "error: A “<” that is part of a text has to be written “&lt;”"
#define UNSEEN "that cannot be seen and that no map can hold"
#define TWO "error: There are two maps in this file, and the second begins here: put each into a file of its own"
#define BEFORE "error: Something stands before the map, perhaps something that cannot be seen: take away all that is before the first “<”"
#define FIRST_LINE "error: The first line of the file is damaged; it should be <?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define SECOND_MAP "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" version=\"1.0\" id=\"map-2\"/>\n"

static const File files[] = {
  { "ascii", .from = "UTF-8", .to = "ASCII", .issue = OPENS },
  { "us-ascii", .from = "UTF-8", .to = "us-ascii", .issue = OPENS },
  { "ascii by its number", .from = "UTF-8", .to = "ANSI_X3.4-1968", .issue = OPENS },
  { "utf8", .from = "UTF-8", .to = "utf8", .issue = OPENS },
  { "latin-1 without such letters", .from = "encoding=\"UTF-8\"?>", .to = "encoding=\"ISO-8859-1\"?>",
    .issue = "1:1: error: The first line says that the file is text in the encoding ISO-8859-1; a provision map is text in UTF-8"
             SAVE_AGAIN },
  { "declared utf-16", .from = "UTF-8", .to = "utf-16",
    .issue = "1:1: error: The first line says that the file is text in the encoding utf-16; a provision map is text in UTF-8"
             SAVE_AGAIN },
  { "windows letter", .from = "Zoë", .to = "Zo\xeb",
    .issue = "18:33: error: The file is not text in UTF-8 but probably in Windows-1252, in which the letter here is “ë”" SAVE_AGAIN },
  { "windows quotation mark", .from = "Reading", .to = "It\x92s",
    .issue = "13:16: error: The file is not text in UTF-8 but probably in Windows-1252, in which the letter here is “’”" SAVE_AGAIN },

  { "empty line", "\n", .issue = "1:1: error: There is an empty line before “<?xml”: take it away, for that has to be the very first "
                                 "thing in the file" },
  { "empty lines of Windows", "\r\n \r\n", .issue = "1:1: error: There is an empty line before “<?xml”: take it away, for that has to be "
                                                    "the very first thing in the file" },
  { "space", " ", .issue = "1:1: error: There is a space before “<?xml”: take it away, for that has to be the very first thing in the "
                           "file" },
  { "empty line after a mark", "\xef\xbb\xbf\n", .issue = "1:1: error: There is an empty line before “<?xml”: take it away, for that has "
                                                         "to be the very first thing in the file" },
  { "mark twice", "\xef\xbb\xbf\xef\xbb\xbf", .issue = "1:1: " BEFORE },
  { "space without width", "\xe2\x80\x8b", .issue = "1:1: " BEFORE },
  { "letter", "Dear all,\n", .issue = "1:1: " BEFORE },
  { "comment first", "<!-- mine -->\n", .issue = "2:1: error: “<?xml” can only be the very first thing in the file: take away what "
                                                 "stands before it" },
  { "declaration in capitals", .from = "<?xml", .to = "<?XML", .issue = "1:6: " FIRST_LINE },
  { "declaration of another XML", .from = "version=\"1.0\"", .to = "version=\"3.0\"", .issue = "1:20: " FIRST_LINE },

  { "curly both", .from = "sen=\"K\"", .to = "sen=“K”", .issue = "18:60: " CURLY ("“") },
  { "curly start", .from = "sen=\"K\"", .to = "sen=“K\"", .issue = "18:60: " CURLY ("“") },
  { "curly end", .from = "sen=\"K\"", .to = "sen=\"K”", .issue = "18:62: " CURLY ("”") },
  { "curly end in the middle", .from = "given-name=\"Zoë\"", .to = "given-name=\"Zoë”", .issue = "18:34: " CURLY ("”") },
  { "single curly", .from = "sen=\"K\"", .to = "sen=‘K’", .issue = "18:60: " CURLY ("‘") },
  { "German", .from = "sen=\"K\"", .to = "sen=„K“", .issue = "18:60: " CURLY ("„") },
  { "guillemets", .from = "sen=\"K\"", .to = "sen = «K»", .issue = "18:62: " CURLY ("«") },
  { "curly in the declaration", .from = "version=\"1.0\" e", .to = "version=”1.0” e", .issue = "1:15: " CURLY ("”") },
  { "curly in a value", .from = "Zoë", .to = "Zoë “Zo”", .issue = OPENS },
  { "curly in a text", .from = "Reading", .to = "“Reading”", .issue = OPENS },

  { "curly before another fault", .from = "Reading", .to = "“Reading”/caf&eacute;", .issue = "13:27: " WEB ("eacute", "é") },

  { "eacute", .from = "Reading", .to = "caf&eacute;", .issue = "13:17: " WEB ("eacute", "é") },
  { "euml in a value", .from = "Zoë", .to = "Zo&euml;", .issue = "18:33: " WEB ("euml", "ë") },
  { "pound", .from = "Reading", .to = "&pound;5", .issue = "13:14: " WEB ("pound", "£") },
  { "apostrophe", .from = "Reading", .to = "It&rsquo;s", .issue = "13:16: " WEB ("rsquo", "’") },
  { "nbsp", .from = "Reading", .to = "Reading&nbsp;", .issue = "13:21: error: “&nbsp;” is how web pages write a character, and no map "
                                                             "does: write a space instead" },
  { "shy", .from = "Reading", .to = "Rea&shy;ding", .issue = "13:17: error: “&shy;” is how web pages write a character, and no map does: "
                                                           "write nothing instead" },
  { "half an entity", .from = "Reading", .to = "caf&eacute au lait",
    .issue = "13:17: error: An “&” that is part of a text has to be written “&amp;”; if it is “é” that is meant, write that" },
  { "R&D", .from = "Reading", .to = "R&D", .issue = "13:15: " AMPERSAND },
  { "ampersand alone", .from = "&amp;", .to = "&", .issue = "13:22: " AMPERSAND },
  { "ampersand in a value", .from = "Zoë", .to = "Z & B", .issue = "18:33: " AMPERSAND },
  { "no entity", .from = "Reading", .to = "&larkbeck;", .issue = "13:14: " AMPERSAND },
  { "by number", .from = "Reading", .to = "caf&#233; &#xA3;5", .issue = OPENS },

  { "less than", .from = "Reading &amp;", .to = "under <5 minutes", .issue = "13:20: " LESS },
  { "less than, spaced", .from = "Reading &amp;", .to = "5 < 10", .issue = "13:16: " LESS },
  { "less than in a value", .from = "Zoë", .to = "Z<5", .issue = "18:32: " LESS },
  { "less than before a word", .from = "Reading &amp;", .to = "5 <ten",
    .issue = "13:29: error: The file is damaged shortly before: a quotation mark or a “>” is missing, or a “<” that is part of a text "
             "is not written “&lt;”" },
  { "greater than", .from = "Reading &amp;", .to = "10 > 5", .issue = OPENS },
  { "quotation marks in a value", .from = "Zoë", .to = "Zoë \"Zo\" B",
    .issue = "18:36: error: The file is damaged about here: a quotation mark is one too many, or a space is missing. A quotation mark "
             "inside a value has to be written “&quot;”" },
  { "no quotation marks", .from = "sen=\"K\"", .to = "sen=K",
    .issue = "18:60: error: The file is damaged about here: a value has to stand between quotation marks (\")" },

  { "conflict", .from = "  <tier id=\"targeted\" name=\"Targeted\"/>\n",
    .to = "<<<<<<< HEAD\n  <tier id=\"targeted\" name=\"Targeted\"/>\n=======\n  <tier id=\"targeted\" name=\"Target\"/>\n>>>>>>> theirs\n",
    .issue = "11:1: " GIT },
  { "conflict of three", .from = "  <tier id=\"targeted\" name=\"Targeted\"/>\n",
    .to = "<<<<<<< HEAD\n  <tier id=\"targeted\" name=\"Targeted\"/>\n||||||| 3f2a\n=======\n>>>>>>> theirs\n", .issue = "11:1: " GIT },
  { "conflict at the top", "<<<<<<< HEAD\n", .after = "=======\n>>>>>>> theirs\n", .issue = "1:1: " GIT },
  { "conflict in a tag", .from = " sen=\"K\"", .to = "\n<<<<<<< HEAD\r\n sen=\"K\"\r\n=======\r\n>>>>>>> theirs\r\n", .issue = "19:1: " GIT },
  { "conflict half mended", .from = "  <tier ", .to = "=======\n  <tier ", .issue = "11:1: " GIT },
  { "conflict nearly mended", .from = "  <provision ", .to = ">>>>>>> theirs\n  <provision ", .issue = "12:1: " GIT },

  { "vertical tab", .from = "Reading", .to = "Rea\vding",
    .issue = "13:17: error: There is a character here " UNSEEN " (number 11): take it away" },
  { "backspace by number", .from = "Reading", .to = "Rea&#8;ding",
    .issue = "13:21: error: There is a character about here " UNSEEN ": take it away" },
  { "no character", .from = "Reading", .to = "Rea\xef\xbf\xbe" "ding",
    .issue = "13:17: error: There is a character about here " UNSEEN ": take it away" },

  { "two maps", .after = "<?xml version=\"1.0\"?>\n" SECOND_MAP, .issue = "22:1: " TWO },
  { "two maps, one declaration", .after = SECOND_MAP, .issue = "22:1: " TWO },
  { "a map in a map", .from = "  <tier ", .to = "<?xml version=\"1.0\"?>\n" SECOND_MAP "  <tier ", .issue = "11:1: " TWO },
  { "a picture after the map", .after = "<svg/>", .issue = "22:1: error: There is more in the file after the end of the map" },
  { "thanks", .after = "Thanks\n", .issue = "22:1: error: There is more in the file after the end of the map" },

  { "comments", .from = "  <tier ", .to = "  <!-- to be asked -->\n  <?look here?>\n  <tier ",
    .issue = "11:3: note: There are 2 comments or instructions for other programs in this file; saving the map does not keep them" },
  { "comment at the end", .after = "<!-- the end -->\n",
    .issue = "22:1: note: There is 1 comment or instruction for another program in this file; saving the map does not keep it" },
  { "point in a whole number", .from = "minutes=\"30\"", .to = "minutes=\"30.0\"",
    .issue = "12:54: warning: Length of a session is written “30.0” here: whole numbers have no decimal point in a provision map, and "
             "other programs may refuse it. It is read as the whole number, and saving the map writes it so" },
  { "exponent", .from = "minutes=\"30\"", .to = "minutes=\"3e1\"",
    .issue = "12:54: error: Length of a session should be a whole number, not “3e1”" },
  { "time of day", .from = "from=\"2026-09-14\"", .to = "from=\"2026-09-14T00:00:00\"",
    .issue = "16:25: error: From should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not "
             "“2026-09-14T00:00:00”" },
};

static char *
make (const File *file)
{
  g_autofree char *changed = file->from != NULL ? sample_with (file->from, file->to) : g_strdup (sample);

  return g_strconcat (file->before != NULL ? file->before : "", changed, file->after != NULL ? file->after : "", NULL);
}

static void
test_file (gconstpointer data)
{
  const File *file = data;
  g_autofree char *text = make (file), *found = NULL;
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = sample_read (text, -1, NULL, issues, &error);
  gboolean opens = file->issue == NULL || strstr (file->issue, ": error: ") == NULL;

  found = sample_list_issues (issues);
  if (strchr (found, '\n') != NULL)
    *strchr (found, '\n') = '\0';
  if (!g_str_equal (found, file->issue != NULL ? file->issue : ""))
    g_test_fail_printf ("%s instead of %s", found, file->issue);
  g_assert_true (opens == (document != NULL));
  g_assert_cmpuint (issues->len, ==, file->issue != NULL ? 1 : 0);
}

static void
test_other_kinds (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *issue;
  } kinds[] = {
#define BYTES(text) text, sizeof (text) - 1
    { BYTES ("PK\x03\x04\x14\0\x06\0\x08\0xl/workbook.xml"), "a spreadsheet" },
    { BYTES ("PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet" },
    { BYTES ("PK\x03\x04\x14\0\x06\0\x08\0word/document.xml"), "a text document" },
    { BYTES ("PK\x03\x04\x14\0\x06\0\x08\0larkbeck.pmap"), "an archive; if a map is in it, unpack it and open that" },
    { BYTES ("%PDF-1.7\n"), "a PDF, which is for printing; open the map that it was made from" },
    { BYTES ("{\\rtf1\\ansi"), "a text document (RTF)" },
    { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1"), "a Word, Excel or other Office document" },
    { BYTES ("\x89PNG\r\n"), "a picture" },
    { BYTES ("\r\n<!doctype HTML>\n<html>"), "a web page" },
  };

  g_test_summary ("What is another kind of file is called by its name.");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = g_strdup_printf ("0:0: error: This is not a provision map but %s\n", kinds[i].issue);
      g_autofree char *found = NULL;

      g_assert_null (sample_read (kinds[i].bytes, kinds[i].length, NULL, issues, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP);
      found = sample_list_issues (issues);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* The file as Windows' programs end their lines. */
static void
test_line_ends (void)
{
  g_autoptr (GString) text = g_string_new (sample);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = NULL, plain = NULL;
  g_autoptr (GBytes) bytes = NULL, expected = NULL;

  g_test_summary ("How lines end makes no difference.");
  g_string_replace (text, "&amp; ", "&amp;\n", 0);
  plain = sample_read (text->str, -1, NULL, issues, &error);
  g_assert_no_error (error);
  g_string_replace (text, "\n", "\r\n", 0);
  document = sample_read (text->str, -1, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (issues->len, ==, 0);
  bytes = pmap_xml_write (document);
  expected = pmap_xml_write (plain);
  g_assert_true (g_bytes_equal (bytes, expected));
}

/* What the schema says of a text that has passed the gates. */
static gboolean
is_valid (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) issues = pmap_issues_new ();

  return pmap_xml_schema_validate (bytes, issues, NULL) && issues->len == 0;
}

/* Reads a text; whether without a word, with a warning that it is not as the schema has it, or not at all. */
static const char *
read_answer (const char *text,
             GBytes    **written)
{
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = sample_read (text, -1, NULL, issues, NULL);

  if (document == NULL)
    return "no";
  if (written != NULL)
    *written = pmap_xml_write (document);
  return pmap_issues_count (issues, PMAP_SEVERITY_WARNING) > 0 ? "warns" : "yes";
}

static void
test_one_answer (void)
{
  static const struct
  {
    const char *attribute;
    const char *values[24];
  } cases[] = {
    { "minutes=\"30\"", { "30", "+30", "030", " 30 ", "\t30\n", "0", "-0", "30.0", "30.", "30.00", "30.5", "3e1", "1e1", "0x1e", "30,0",
                          "", " ", "３０", "3 0", "1441", "-1", "NaN", "99999999999999999999" } },
    { "sessions-per-week=\"3\"", { "3", "3.0", "3.", ".5", "+3", " 3 ", "3.00000", "3.00001", "3,5", "INF", "" } },
    { "weeks=\"38\"", { "38", "38.6", "38.60", "+38", "038", " 38\n", "38,6", "44.1", "-1", "1e1" } },
    { "hourly=\"13.4700\"", { "13", "13.47", ".5", "+13.4700", "013.4700", " 13.47 ", "13.47001", "13.470000", "£13.47", "13,47", "1e1" } },
    { "from=\"2026-09-14\"", { "2026-09-14", " 2026-09-14 ", "2026-09-14Z", "2026-09-14+01:00", "2026-9-14", "14/09/2026", "2026-02-30",
                               "02026-09-14", "-2026-09-14", "2026-09-14T00:00:00", "1899-12-31", "2200-01-01", "20260914", "" } },
    { "sen=\"K\"", { "K", "E", " K ", "k", "", "K E" } },
    /* A day that stands twice is valid and pointed out, as what is unusual is; a schema points out nothing. */
    { "weekdays=\"mon wed\"", { "mon wed", "wed mon", " mon\twed ", "", "Mon", "mon,wed" } },
    { "pupil=\"u-1\"", { "u-1", " u-1 ", "\nu-1", "u-2", "U-1", "", "u:1", "1u" } },
    { "id=\"ta2\"", { "ta2", " ta2 ", "\tta2\n", "", "2ta", "ta:2", "tä2" } },
    { "outcome=\"1\"", { "1", "+1", "01", " 1 ", "-2", "3", "1.0" } },
    { "rank=\"1\"", { "1", "01", "1.0", "0" } },
    { "name=\"Phonics\"", { "Phonics", " ", "", "&#9;" } },
    { "id=\"targeted\" name=\"Targeted\"", { "targeted\" name=\"Targeted\" costed=\"true", "targeted\" name=\"Targeted\" costed=\" 0 ",
                                             "targeted\" name=\"Targeted\" costed=\"yes", "targeted\" name=\"Targeted\" costed=\"True" } },
  };

  g_test_summary ("The reader lets pass what the schema does, and says where it is more patient; what it writes then is valid.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; cases[i].values[j] != NULL; j++)
      {
        g_autofree char *name = g_strndup (cases[i].attribute, strchr (cases[i].attribute, '"') - cases[i].attribute);
        g_autofree char *to = g_strdup_printf ("%s\"%s\"", name, cases[i].values[j]);
        g_autofree char *text = sample_with (cases[i].attribute, to);
        g_autoptr (GBytes) written = NULL;
        const char *answer = read_answer (text, &written);

        if (g_str_equal (answer, "yes") != is_valid (text))
          g_test_fail_printf ("%s: the reader says %s, the schema otherwise", to, answer);
        if (written != NULL && !is_valid (g_bytes_get_data (written, NULL)))
          g_test_fail_printf ("%s: what is written is not valid", to);
      }
}

/* Something of a text: what stands between two of its "<", or between two quotation marks with the name before it. */
static GPtrArray *
cut (const char *text,
     const char *at)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text, at, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (pieces, g_steal_pointer (&parts[i]));
  return pieces;
}

static char *
join (GPtrArray  *pieces,
      const char *with)
{
  g_ptr_array_add (pieces, NULL);
  return g_strjoinv (with, (char **) pieces->pdata);
}

static guint
draw (GPtrArray *pieces)
{
  return (guint) g_test_rand_int_range (1, (int) pieces->len);
}

static void
put (GPtrArray  *pieces,
     guint       place,
     const char *text)
{
  char *old = pieces->pdata[place];

  pieces->pdata[place] = g_strdup (text);
  g_free (old);
}

/* An element begins or ends otherwise, is there twice, or not at all, or stands elsewhere. */
static char *
spoil_elements (const char *text)
{
  g_autoptr (GPtrArray) pieces = cut (text, "<");
  guint place = draw (pieces), other = draw (pieces);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      g_ptr_array_remove_index (pieces, place);
      break;
    case 1:
      g_ptr_array_insert (pieces, (int) other, g_strdup (pieces->pdata[place]));
      break;
    case 2:
      g_ptr_array_insert (pieces, (int) MIN (other, pieces->len - 1), g_ptr_array_steal_index (pieces, place));
      break;
    default:
      put (pieces, place, pieces->pdata[other]);
      break;
    }
  return join (pieces, "<");
}

/* A value, or the name of an attribute, is another, or has one sign more. */
static char *
spoil_attributes (const char *text)
{
  static const char *const signs[] = { "0", "1", "9", "-", "+", ".", ",", " ", "a", "Z", "é", ":", "&#9;", "_", "T", "e" };
  g_autoptr (GPtrArray) pieces = cut (text, "\"");
  guint place = draw (pieces), other = draw (pieces);
  const char *piece = pieces->pdata[place];
  g_autofree char *changed = NULL;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      put (pieces, place, pieces->pdata[other - (other % 2) + (place % 2) < pieces->len ? other - (other % 2) + (place % 2) : place]);
      break;
    case 1:
      put (pieces, place - (place + 1) % 2 < pieces->len ? place - (place + 1) % 2 : place, "");
      break;
    case 2:
      if (place + 1 < pieces->len)
        g_ptr_array_remove_range (pieces, place, 2);
      break;
    default:
      changed = g_strconcat (piece, signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))], NULL);
      put (pieces, place, changed);
      break;
    }
  return join (pieces, "\"");
}

static void
test_schema_adds_nothing (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus-pmap", "every-noun.pmap", NULL), *every = NULL;
  guint n = (guint) (10000 * (scale != NULL ? g_ascii_strtod (scale, NULL) : 1)), n_read = 0, n_invalid = 0;

  g_test_summary ("The schema finds nothing in a map that the reader took without a word, nor in what is written of one that it took with "
                  "a warning: so pmaptool validate does without it.");
  g_assert_true (g_file_get_contents (path, &every, NULL, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup (i % 2 == 0 ? sample : every);
      g_autoptr (GBytes) written = NULL;
      const char *answer;

      for (int j = g_test_rand_int_range (1, 3); j > 0; j--)
        {
          char *spoilt = g_test_rand_int_range (0, 3) == 0 ? spoil_elements (text) : spoil_attributes (text);

          g_free (text);
          text = spoilt;
        }
      answer = read_answer (text, &written);
      n_invalid += g_str_equal (answer, "warns") && !is_valid (text);
      if (written == NULL)
        continue;
      n_read++;
      if (g_str_equal (answer, "yes") && !is_valid (text))
        g_test_fail_printf ("the schema is against what the reader took without a word: %s", text);
      if (!is_valid (g_bytes_get_data (written, NULL)))
        g_test_fail_printf ("what is written is not valid: %s", text);
    }
  g_test_message ("%u of %u were read, %u of them not as the schema has it", n_read, n, n_invalid);
  g_assert_cmpuint (n_read, >, n / 50);
}

/* Each element of the map in the place of each other. */
static void
test_order (void)
{
  g_auto (GStrv) lines = g_strsplit (sample, "\n  <", -1);
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = g_strdup (lines[0]);
  guint n_otherwise = 0;

  g_test_summary ("Elements in another order are the same map; it is said once, and saving puts them in order.");
  g_assert_cmpstr (read_answer (sample, &expected), ==, "yes");
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char *last = *lines[i] == '/' ? g_ptr_array_steal_index (pieces, pieces->len - 1) : NULL;

      g_ptr_array_add (pieces, g_strconcat (last != NULL ? last : "", "\n  <", lines[i], NULL));
      g_free (last);
    }
  /* The last one has the end of the map in it. */
  *strstr (pieces->pdata[pieces->len - 1], "\n</provision-map>") = '\0';
  for (guint i = 0; i < pieces->len; i++)
    for (guint j = 0; j < pieces->len; j++)
      {
        g_autoptr (GString) text = g_string_new (head);
        g_autoptr (GBytes) written = NULL;
        gpointer moved = pieces->pdata[i];
        const char *answer;

        for (guint k = 0, at = 0; k < pieces->len; k++)
          {
            if (k == j)
              g_string_append (text, moved);
            else
              {
                at += at == i;
                g_string_append (text, pieces->pdata[at++]);
              }
          }
        g_string_append (text, "\n</provision-map>\n");
        answer = read_answer (text->str, &written);
        g_assert_cmpstr (answer, ==, is_valid (text->str) ? "yes" : "warns");
        g_assert_true (g_bytes_equal (written, expected));
        n_otherwise += g_str_equal (answer, "warns");
      }
  g_assert_cmpuint (n_otherwise, >, 50);
}

static void
test_order_words (void)
{
  g_autofree char *text = sample_with ("  <school name=\"Larkbeck Primary School\" phase=\"primary\"/>\n", "");
  g_autoptr (GString) moved = g_string_new (text);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;
  g_autofree char *found = NULL;

  g_test_summary ("What stands where is said by name, once.");
  g_string_replace (moved, "  <tier ", "  <school name=\"Larkbeck\"/>\n  <tier ", 1);
  g_string_replace (moved, "  </pupil>\n", "  </pupil>\n  <funding notional-sen-budget=\"1.00\"/>\n", 1);
  document = sample_read (moved->str, -1, NULL, issues, NULL);
  g_assert_nonnull (document);
  found = sample_list_issues (issues);
  g_assert_cmpstr (found, ==, "10:3: warning: <school> stands after <staff-role> here; the order inside <provision-map> is the other "
                              "way round, and other programs may refuse the file. It is read all the same, and saving the map puts it "
                              "in order\n");
}

/* What is said of a place is one walk over the file for all of them. */
static GString *debugged;

static GLogWriterOutput
listen_cb (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && (level & G_LOG_LEVEL_DEBUG))
      g_string_append_printf (debugged, "%s\n", (const char *) fields[i].value);
  return G_LOG_WRITER_HANDLED;
}

static void
test_work (void)
{
  g_autoptr (GString) pupils = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;
  guint n = 0;
  gsize size = 0, passed = 0;

  g_test_summary ("Two thousand lines are found by going over the file once, and a little more for each.");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (pupils, "  <pupil id=\"v-%u\" given-name=\"A\" upn=\"A801200005001\"><views>%0400u</views></pupil>\n", i, i);
  g_string_append (pupils, "  <pupil id=\"u-1\"");
  text = sample_with ("  <pupil id=\"u-1\"", pupils->str);
  debugged = g_string_new (NULL);
  g_log_set_writer_func (listen_cb, NULL, NULL);
  document = sample_read (text, -1, NULL, issues, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_WARNING), ==, 2000);
  g_assert_cmpint (sscanf (debugged->str, "%u places found in %zu bytes by going over %zu", &n, &size, &passed), ==, 3);
  g_test_message ("%s", debugged->str);
  g_assert_cmpuint (n, ==, 2000);
  g_assert_cmpuint (size, ==, strlen (text));
  g_assert_cmpuint (passed, <, size + 2000 * 1024);
  for (guint i = 0; i < issues->len; i++)
    g_assert_cmpuint (((PmapIssue *) issues->pdata[i])->line, ==, 18 + i);
  g_string_free (debugged, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (files[i].name), " ", '-');
      g_autofree char *path = g_strdup_printf ("/xml/files/%02u-%s", i, name);

      g_test_add_data_func (path, &files[i], test_file);
    }
  g_test_add_func ("/xml/files/other-kinds", test_other_kinds);
  g_test_add_func ("/xml/files/line-ends", test_line_ends);
  g_test_add_func ("/xml/files/one-answer", test_one_answer);
  g_test_add_func ("/xml/files/schema-adds-nothing", test_schema_adds_nothing);
  g_test_add_func ("/xml/files/order", test_order);
  g_test_add_func ("/xml/files/order-words", test_order_words);
  g_test_add_func ("/xml/files/work", test_work);
  return g_test_run ();
}
