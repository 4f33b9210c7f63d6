/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file is that is no map: people open the wrong one, or rename one. Who is told what it is finds the right one
 * sooner than who is told what it is not. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-gate.h"

#include <glib/gi18n.h>
#include <string.h>

/* How far the names of what is in an archive are looked for. */
#define ARCHIVE_MAX 8192

typedef struct
{
  const char *start;         /* how such files begin */
  gsize length;
  const char *message;
} Kind;

#define KIND(text, message) { text, sizeof (text) - 1, message }

static const Kind kinds[] = {
  KIND ("%PDF-", N_("This is not a provision map but a PDF, which is for printing; open the map that it was made from")),
  KIND ("{\\rtf", N_("This is not a provision map but a text document (RTF)")),
  KIND ("\xd0\xcf\x11\xe0", N_("This is not a provision map but a Word, Excel or other Office document")),
  KIND ("\x1f\x8b", N_("This is not a provision map but an archive; if a map is in it, unpack it and open that")),
  KIND ("7z\xbc\xaf", N_("This is not a provision map but an archive; if a map is in it, unpack it and open that")),
  KIND ("Rar!", N_("This is not a provision map but an archive; if a map is in it, unpack it and open that")),
  KIND ("\x89PNG", N_("This is not a provision map but a picture")),
  KIND ("\xff\xd8\xff", N_("This is not a provision map but a picture")),
  KIND ("GIF8", N_("This is not a provision map but a picture")),
  KIND ("SQLite format 3", N_("This is not a provision map but a database")),
};

/* Office documents are archives, too. */
static const Kind archives[] = {
  KIND ("opendocument.spreadsheet", N_("This is not a provision map but a spreadsheet")),
  KIND ("opendocument.text", N_("This is not a provision map but a text document")),
  KIND ("xl/", N_("This is not a provision map but a spreadsheet")),
  KIND ("word/", N_("This is not a provision map but a text document")),
  KIND ("opendocument", N_("This is not a provision map but a Word, Excel or other Office document")),
  KIND ("[Content_Types].xml", N_("This is not a provision map but a Word, Excel or other Office document")),
};

static gboolean
starts_with (const char *text,
             gsize       length,
             const char *start,
             gsize       start_length)
{
  return length >= start_length && memcmp (text, start, start_length) == 0;
}

static gboolean
starts_with_word (const char *text,
                  gsize       length,
                  const char *word)
{
  return length >= strlen (word) && g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

static gboolean
is_in (const char *text,
       gsize       length,
       const Kind *kind)
{
  for (const char *p = text; (p = memchr (p, *kind->start, text + length - p)) != NULL; p++)
    if (starts_with (p, text + length - p, kind->start, kind->length))
      return TRUE;
  return FALSE;
}

/**
 * pmap_xml_describe_kind:
 * @bytes: a file that is not empty
 *
 * Returns: (nullable): a sentence without a full stop that says what @bytes is instead of a map, where it is something
 *   that people have; %NULL otherwise
 */
const char *
pmap_xml_describe_kind (GBytes *bytes)
{
  gsize length, skipped = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (starts_with (text, length, "PK\x03\x04", 4))
    {
      for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
        if (is_in (text, MIN (length, ARCHIVE_MAX), &archives[i]))
          return _(archives[i].message);
      return _("This is not a provision map but an archive; if a map is in it, unpack it and open that");
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (starts_with (text, length, kinds[i].start, kinds[i].length))
      return _(kinds[i].message);
  while (skipped < length && text[skipped] == '\0')
    skipped++;
  if (skipped == length)
    return _("The file has been emptied: it holds nothing but zero bytes, as after a power cut");
  skipped = pmap_xml_get_mark (bytes);
  while (skipped < length && g_ascii_isspace (text[skipped]))
    skipped++;
  if (skipped == length)
    return _("The file is empty: there is nothing in it but spaces");
  if (starts_with_word (text + skipped, length - skipped, "<!doctype html")
      || starts_with_word (text + skipped, length - skipped, "<html"))
    return _("This is not a provision map but a web page");
  return NULL;
}
