/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a damaged file cannot be read, in words that say what to put right. A parser names the place at which it gave up and
 * the rule that it held on to; the cause is often before that place and of another kind: git, a word processor or a web
 * page has been at the file. It is looked for only once a file is refused. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-gate.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <string.h>

#define MARK_LENGTH 7        /* of the rows of signs with which git marks a conflict */
#define REST_MAX 4096        /* how far behind its start a second map's element is looked for */
#define ENTITY_MAX 16        /* bytes of an entity's name */

static gboolean
is_row (const char *text,
        gsize       length,
        char        sign)
{
  for (guint i = 0; i < MARK_LENGTH; i++)
    if (i >= length || text[i] != sign)
      return FALSE;
  return length == MARK_LENGTH || g_ascii_isspace (text[MARK_LENGTH]);
}

/**
 * pmap_xml_is_conflict_mark:
 * @text: the start of a line
 * @length: how much there is of it, or of the file
 *
 * Returns: whether it is one of the lines between which git leaves both versions of what it could not merge
 */
gboolean
pmap_xml_is_conflict_mark (const char *text,
                           gsize       length)
{
  return is_row (text, length, '<') || is_row (text, length, '>') || is_row (text, length, '=') || is_row (text, length, '|');
}

/* The first mark that no text of a map has. */
static const char *
find_conflict (const char *text,
               gsize       length)
{
  const char *end = text + length;

  for (const char *line = text; line != NULL; )
    {
      if (is_row (line, end - line, '<'))
        return line;
      line = memchr (line, '\n', end - line);
      line = line != NULL ? line + 1 : NULL;
    }
  return NULL;
}

/* The length of a curly quotation mark, or of an accent that is taken for one; 0 for anything else. */
static gsize
get_curly_length (const char *text,
                  const char *end)
{
  static const char *const marks[] = { "“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "″", "′", "＂", "`", "´" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((gsize) (end - text) >= strlen (marks[i]) && memcmp (text, marks[i], strlen (marks[i])) == 0)
      return strlen (marks[i]);
  return 0;
}

/* A curly quotation mark where a value begins or ends, in a tag that is not as it should be. */
static const char *
find_curly (const char *tag,
            const char *end)
{
  const char *stop = memchr (tag + 1, '<', end - tag - 1);

  if (stop == NULL)
    stop = end;
  for (const char *p = tag + 1; p < stop; p++)
    {
      gsize length = get_curly_length (p, stop);
      const char *before = p, *behind = p + length;

      if (length == 0)
        continue;
      while (before > tag && g_ascii_isspace (before[-1]))
        before--;
      if (before[-1] == '=')
        return p;
      /* “…” inside a value is all right; at its end a space and the next name, or the end of the tag, follow. */
      if (behind < stop && (*behind == '>' || *behind == '/'))
        return p;
      if (behind < stop && g_ascii_isspace (*behind))
        {
          while (behind < stop && g_ascii_isspace (*behind))
            behind++;
          while (behind < stop && (g_ascii_isalnum (*behind) || *behind == '-' || *behind == ':'))
            behind++;
          if (behind < stop && *behind == '=')
            return p;
        }
    }
  return NULL;
}

/* Whether a tag is whole before a place: then a fault there is not the tag's. */
static gboolean
ends_before (const char *tag,
             const char *place)
{
  char quote = '\0';

  for (const char *p = tag + 1; p < place; p++)
    if (quote != '\0')
      quote = *p == quote ? '\0' : quote;
    else if (*p == '"' || *p == '\'')
      quote = *p;
    else if (*p == '>')
      return TRUE;
  return FALSE;
}

/* Where the tag begins that a fault is in, or before. */
static const char *
find_tag_before (const char *text,
                 const char *place)
{
  while (place > text && *--place != '<')
    continue;
  return place;
}

/* Whether there is a "<" that begins no tag, "under <5 minutes". */
static gboolean
is_sign (const char *place,
         const char *end)
{
  return place + 1 < end && *place == '<' && !g_ascii_isalpha (place[1]) && (guchar) place[1] < 0x80
         && strchr ("_:/!?", place[1]) == NULL;
}

/**
 * pmap_xml_diagnose:
 * @bytes: a file that is damaged
 * @offset: where that was noticed
 * @issues: where to add why, with its place
 * @error: where to set it
 *
 * Looks for what people and their programs do to a file, of which what was noticed is only the outcome.
 *
 * Returns: whether a cause was found and said
 */
gboolean
pmap_xml_diagnose (GBytes      *bytes,
                   gsize        offset,
                   PmapIssues  *issues,
                   GError     **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *end = text + length, *tag, *found;

  offset = MIN (offset, length);
  found = find_conflict (text, length);
  if (found != NULL)
    {
      pmap_xml_refuse (bytes, found - text, issues, error, PMAP_ERROR_DAMAGED,
                       _("Git has left two versions in this file, between lines of <<<<<<<, ======= and >>>>>>>: choose one of them "
                         "in git, or put both together with “pmaptool merge”"));
      return TRUE;
    }
  tag = find_tag_before (text, text + offset);
  found = *tag == '<' && !ends_before (tag, text + offset) ? find_curly (tag, end) : NULL;
  if (found != NULL)
    {
      g_autofree char *mark = g_strndup (found, get_curly_length (found, end));

      pmap_xml_refuse (bytes, found - text, issues, error, PMAP_ERROR_DAMAGED,
                       /* translators: %s is a curly quotation mark. */
                       _("The quotation mark here is “%s”; round a value only the straight one (\") can stand. Programs for letters "
                         "change one into the other"), mark);
      return TRUE;
    }
  found = is_sign (text + offset, end) ? text + offset : is_sign (tag, end) ? tag : NULL;
  if (found != NULL)
    {
      pmap_xml_refuse (bytes, found - text, issues, error, PMAP_ERROR_DAMAGED,
                       _("A “<” that is part of a text has to be written “&lt;”"));
      return TRUE;
    }
  return FALSE;
}

/* The character that web pages call so; 0 if none. */
static guint
find_entity (const char *name)
{
  const htmlEntityDesc *entity = htmlEntityLookup (BAD_CAST name);

  return entity != NULL ? entity->value : 0;
}

/* Some have a shape that nobody can type by looking at it. */
static const char *
describe_space (guint character)
{
  switch (character)
    {
    case 0xa0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
      return _("a space");
    case 0xad:
    case 0x200c:
    case 0x200d:
    case 0x200e:
    case 0x200f:
      return _("nothing");
    default:
      return NULL;
    }
}

/* Where an "&" stands at or shortly before a place. */
static const char *
find_ampersand (const char *text,
                const char *place,
                const char *end)
{
  const char *p = place < end ? place : end - 1;

  for (guint i = 0; i < 2 * ENTITY_MAX && p >= text; i++, p--)
    if (*p == '&')
      return p;
  return NULL;
}

static gboolean
explain_ampersand (GBytes      *bytes,
                   gsize        offset,
                   const char  *name,
                   PmapIssues  *issues,
                   GError     **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *end = text + length;
  const char *ampersand = find_ampersand (text, text + MIN (offset, length), end), *p;
  g_autofree char *found = NULL;
  char character[8] = "";
  guint value;

  if (ampersand != NULL)
    offset = ampersand - text;
  if (*name == '\0' && ampersand != NULL)
    {
      for (p = ampersand + 1; p < end && g_ascii_isalnum (*p) && p - ampersand <= ENTITY_MAX; )
        p++;
      found = g_strndup (ampersand + 1, p - ampersand - 1);
      name = found;
    }
  value = find_entity (name);
  if (value == 0)
    return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                            _("An “&” that is part of a text has to be written “&amp;”"));
  g_unichar_to_utf8 (value, character);
  if (found != NULL && *p != ';')      /* "R&D" or half a web page */
    return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                            /* translators: %s is a character that web pages have a name for, "é". */
                            _("An “&” that is part of a text has to be written “&amp;”; if it is “%s” that is meant, write that"),
                            character);
  if (describe_space (value) != NULL)
    return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                            /* translators: %1$.16s is a name as web pages have it, "nbsp"; %2$s is "a space" or "nothing". */
                            _("“&%1$.16s;” is how web pages write a character, and no map does: write %2$s instead"), name,
                            describe_space (value));
  return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                          /* translators: %1$.16s is a name as web pages have it, "eacute"; %2$s is the character, "é". */
                          _("“&%1$.16s;” is how web pages write “%2$s”, and no map does: write the character “%2$s” itself"), name,
                          character);
}

static gboolean
holds_map (const char *text,
           gsize       length)
{
  return g_strstr_len (text, length, "<" PMAP_XML_ROOT) != NULL;
}

/* "<?xml" further down: another file begins here, or something stands before this one. */
static gboolean
explain_second_start (GBytes      *bytes,
                      gsize        offset,
                      PmapIssues  *issues,
                      GError     **error)
{
  gsize length, tag = pmap_xml_find_tag (bytes, offset), before = tag;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!holds_map (text, tag))
    return pmap_xml_refuse (bytes, tag, issues, error, PMAP_ERROR_DAMAGED,
                            _("“<?xml” can only be the very first thing in the file: take away what stands before it"));

  while (before > 0 && g_ascii_isspace (text[before - 1]))
    before--;
  if (holds_map (text + tag, MIN (length - tag, REST_MAX)))
    return pmap_xml_refuse (bytes, tag, issues, error, PMAP_ERROR_DAMAGED,
                            _("There are two maps in this file, and the second begins here: put each into a file of its own"));
  if (before > 0 && text[before - 1] == '>')
    return pmap_xml_refuse (bytes, tag, issues, error, PMAP_ERROR_DAMAGED,
                            _("Another file begins here, after the end of the map"));
  return pmap_xml_refuse (bytes, tag, issues, error, PMAP_ERROR_DAMAGED,
                          _("Another file begins here, in the middle of the map"));
}

static gboolean
explain_rest (GBytes      *bytes,
              gsize        offset,
              PmapIssues  *issues,
              GError     **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  offset = MIN (offset, length);
  if (holds_map (text + offset, MIN (length - offset, REST_MAX)))
    return explain_second_start (bytes, offset + 1, issues, error);
  return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                          _("There is more in the file after the end of the map"));
}

/* Whether a place is in the declaration. */
static gboolean
is_in_declaration (GBytes *bytes,
                   gsize   offset)
{
  gsize length, mark = pmap_xml_get_mark (bytes);
  const char *text = g_bytes_get_data (bytes, &length), *start = text + mark, *end = memchr (start, '>', length - mark);

  return length - mark > 5 && g_ascii_strncasecmp (start, "<?xml", 5) == 0 && (end == NULL || text + offset <= end);
}

/**
 * pmap_xml_explain:
 * @bytes: a file that passed the gates
 * @offset: where libxml2 found fault with it
 * @fault: its number for the fault
 * @name: the name that it gives with it, or ""
 * @issues: where to add why, with its place
 * @error: where to set it
 *
 * Returns: %FALSE
 */
gboolean
pmap_xml_explain (GBytes      *bytes,
                  gsize        offset,
                  int          fault,
                  const char  *name,
                  PmapIssues  *issues,
                  GError     **error)
{
  const char *message = _("The file is damaged about here: this is not as XML wants it");

  if (pmap_xml_diagnose (bytes, offset, issues, error))
    return FALSE;
  switch (fault)
    {
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                              /* translators: %.100s is an attribute's name in the file. */
                              _("The attribute “%.100s” is there twice"), name);
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                              /* translators: %.100s is the part of a name before the colon. */
                              _("The file does not say what the names beginning with “%.100s:” are"), name);
    case XML_ERR_TAG_NAME_MISMATCH:
      return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED,
                              /* translators: %.100s is the name of an element in the file. */
                              _("The file is damaged about here: the end of <%.100s> is missing"), name);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_ENTITYREF_NO_NAME:
    case XML_ERR_NAME_REQUIRED:
      return explain_ampersand (bytes, offset, name, issues, error);
    case XML_ERR_DOCUMENT_END:
      return explain_rest (bytes, offset, issues, error);
    case XML_ERR_RESERVED_XML_NAME:
      if (is_in_declaration (bytes, offset))
        break;
      return explain_second_start (bytes, offset, issues, error);
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
    case XML_ERR_INVALID_HEX_CHARREF:
      message = _("There is a character about here that cannot be seen and that no map can hold: take it away");
      break;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      message = _("The file is damaged about here: a value has to stand between quotation marks (\")");
      break;
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      message = _("The file is damaged about here: a name has no value");
      break;
    case XML_ERR_SPACE_REQUIRED:
      message = _("The file is damaged about here: a quotation mark is one too many, or a space is missing. A quotation mark inside "
                  "a value has to be written “&quot;”");
      break;
    case XML_ERR_LT_IN_ATTRIBUTE:
      message = _("A “<” that is part of a text has to be written “&lt;”");
      break;
    case XML_ERR_GT_REQUIRED:
      message = _("The file is damaged about here: a “>” is missing");
      break;
    case XML_ERR_MISPLACED_CDATA_END:
      message = _("“]]>” cannot stand in a text; it has to be written “]]&gt;”");
      break;
    case XML_ERR_HYPHEN_IN_COMMENT:
      message = _("“--” cannot stand inside a comment");
      break;
    default:
      break;
    }
  if (is_in_declaration (bytes, offset))
    message = _("The first line of the file is damaged; it should be <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  return pmap_xml_refuse (bytes, offset, issues, error, PMAP_ERROR_DAMAGED, "%s", message);
}
