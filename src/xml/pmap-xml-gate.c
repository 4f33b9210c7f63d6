/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two gates in front of libxml2, which is not made for files that somebody wants to do harm with: a tag with
 * 200,000 attributes keeps it busy for minutes.
 *
 * The first looks at the bytes: few enough, text, in one encoding, no document type, so no entities to expand and
 * nothing to fetch. The second finds the tags and counts: depth, elements, attributes, sizes. What passes both is
 * bounded in every way that libxml2's time and memory depend on.
 *
 * The second does not ask whether the file is well-formed: libxml2 does, and ends at the first fault. Up to there both
 * see the same tags, since where a comment, a CDATA section, an instruction, a tag and a value in it end depends on
 * nothing else. (GMarkup would do here too, but takes longer than all that libxml2 does after it.) */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-gate.h"

#include "base/pmap-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define DECLARATION_MAX 1000  /* bytes of the declaration at the top */
#define START_MAX 65536       /* how far a map is looked for in a file that begins with something else */
#define PAUSE_MASK 0x1fff     /* look whether to stop every so many elements */

typedef struct
{
  GBytes *bytes;
  const char *text;
  const char *end;
  const char *place;          /* how far we are */
  GCancellable *cancellable;
  PmapIssues *issues;
  guint depth;
  guint n_elements;
  guint n_namespaces;         /* that are declared here, by all the open elements */
  guint8 namespaces[PMAP_XML_DEPTH_MAX + 1];   /* by the open element of each depth */
} Shape;

/**
 * pmap_xml_refuse:
 * @bytes: the file
 * @offset: where in it, or %G_MAXSIZE for nowhere in particular
 * @issues: where to add it
 * @error: where to set it
 * @code: what kind
 * @format: why, in plain words
 * @...: what @format names
 *
 * Says once, as an issue with its place and as the error, why a file cannot be opened.
 *
 * Returns: %FALSE
 */
gboolean
pmap_xml_refuse (GBytes      *bytes,
                 gsize        offset,
                 PmapIssues  *issues,
                 GError     **error,
                 PmapError    code,
                 const char  *format,
                 ...)
{
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  PmapIssue *issue;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = g_utf8_make_valid (text, -1);      /* it may repeat, or cut, what is in the file */
  issue = pmap_issues_add (issues, PMAP_SEVERITY_ERROR, NULL, NULL, "%s", message);
  if (offset != G_MAXSIZE)
    pmap_xml_locate (bytes, offset, &issue->line, &issue->column);
  g_set_error_literal (error, PMAP_ERROR, code, message);
  return FALSE;
}

/**
 * pmap_xml_get_mark:
 * @bytes: a file
 *
 * Returns: the length of the byte order mark that some programs put in front of UTF-8; 0 without one
 */
gsize
pmap_xml_get_mark (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return length >= 3 && memcmp (text, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0;
}

/* The first byte that is not of a text: a control character other than a tab or a line break, or what is not UTF-8.
 * Eight plain bytes are passed over at a time; letters beyond them come in runs, and each run is validated alone. */
static const char *
find_bad_byte (const char *text,
               gsize       length)
{
  const guint64 spaces = G_GUINT64_CONSTANT (0x2020202020202020);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  const char *p = text, *end = text + length;

  while (p < end)
    {
      guint64 block;
      const char *start = p;

      if (end - p >= 8)
        {
          memcpy (&block, p, 8);
          if ((((block - spaces) | block) & tops) == 0)
            {
              p += 8;
              continue;
            }
        }
      while (p < end && (guchar) *p >= 0x80)
        p++;
      if (p > start && !g_utf8_validate_len (start, p - start, &start))
        return start;
      /* On to what was not plain in the block, and over it. */
      while (p < end && (guchar) *p >= 0x20 && (guchar) *p < 0x80)
        p++;
      while (p < end && (*p == '\n' || *p == '\t' || *p == '\r'))
        p++;
      if (p < end && (guchar) *p < 0x20)
        return p;
    }
  return NULL;
}

/* The length of the declaration at the top; 0 where there is none. */
static gsize
get_declaration_length (const char *text,
                        gsize       length)
{
  const char *end;

  if (length < 6 || memcmp (text, "<?xml", 5) != 0 || !g_ascii_isspace (text[5]))
    return 0;
  end = g_strstr_len (text, MIN (length, DECLARATION_MAX), "?>");
  return end != NULL ? end + 2 - text : 0;
}

/* What the declaration says the encoding is; NULL where it says none. */
static char *
find_encoding (const char *text,
               gsize       length)
{
  const char *end = text + get_declaration_length (text, length), *word, *quote;

  word = end > text ? g_strstr_len (text, end - text, "encoding") : NULL;
  if (word == NULL)
    return NULL;
  for (word += strlen ("encoding"); word < end && *word != '"' && *word != '\''; )
    word++;
  quote = word < end ? memchr (word + 1, *word, end - word - 1) : NULL;
  return quote != NULL ? g_strndup (word + 1, quote - word - 1) : NULL;
}

static gboolean
is_utf8_name (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0;
}

/* By the registry of character sets: each is a part of UTF-8. */
static gboolean
is_ascii_name (const char *encoding)
{
  static const char *const names[] = {
    "US-ASCII", "ASCII", "ANSI_X3.4-1968", "ANSI_X3.4-1986", "ISO_646.irv:1991", "ISO646-US", "ISO-646-US", "us", "IBM367",
    "cp367", "csASCII", "iso-ir-6",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (encoding, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Encodings whose first 128 characters are those of ASCII. */
static gboolean
is_like_ascii_name (const char *encoding)
{
  static const char *const starts[] = { "ISO-8859-", "ISO_8859-", "ISO8859", "windows-125", "cp125", "latin", "l1" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (encoding, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_ascii (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* Whether a text that is declared to be in an encoding is the same text in UTF-8. */
static gboolean
is_as_good_as_utf8 (const char *encoding,
                    const char *text,
                    gsize       length)
{
  return is_utf8_name (encoding) || is_ascii_name (encoding) || (is_like_ascii_name (encoding) && is_ascii (text, length));
}

/**
 * pmap_xml_feed:
 * @bytes: a file that passed the first gate
 * @n_given: (inout): how many bytes of it were given so far
 * @buffer: where to put the next
 * @size: how many fit
 *
 * Gives a parser a file piece by piece. It would take an encoding's name at its word, and know no letter beyond ASCII in a
 * file that says it is in ASCII; the first gate has seen what the text is, so a declaration of another encoding than UTF-8 is
 * given as spaces.
 *
 * Returns: how many were given; 0 at the end
 */
int
pmap_xml_feed (GBytes *bytes,
               gsize  *n_given,
               char   *buffer,
               int     size)
{
  gsize length, mark = pmap_xml_get_mark (bytes), n;
  const char *text = g_bytes_get_data (bytes, &length);

  n = MIN (length - *n_given, (gsize) size);
  memcpy (buffer, text + *n_given, n);
  if (*n_given < mark + DECLARATION_MAX)
    {
      g_autofree char *encoding = find_encoding (text + mark, length - mark);
      gsize end = mark + get_declaration_length (text + mark, length - mark);

      if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
        for (gsize i = MAX (*n_given, mark); i < MIN (end, *n_given + n); i++)
          if (buffer[i - *n_given] != '\n')
            buffer[i - *n_given] = ' ';
    }
  *n_given += n;
  return n;
}

/* The letter that a byte is in Windows-1252, which most programs on Windows wrote for long; 0 where it is none. */
static gunichar
guess_letter (guchar byte)
{
  static const gunichar high[32] = {
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
  };

  return byte >= 0xa0 ? byte : byte >= 0x80 ? high[byte - 0x80] : 0;
}

static gboolean
refuse_bad_byte (GBytes      *bytes,
                 const char  *bad,
                 PmapIssues  *issues,
                 GError     **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *end = text + length;
  gunichar letter = guess_letter ((guchar) *bad);
  char guess[8] = "";

  if ((guchar) *bad < 0x80)
    return pmap_xml_refuse (bytes, bad - text, issues, error, PMAP_ERROR_DAMAGED,
                            /* translators: %u is a character's number. */
                            _("There is a character here that cannot be seen and that no map can hold (number %u): take it away"),
                            (guint) (guchar) *bad);
  if (g_utf8_get_char_validated (bad, end - bad) == (gunichar) -2)
    return pmap_xml_refuse (bytes, bad - text, issues, error, PMAP_ERROR_DAMAGED,
                            _("The file ends too early, in the middle of a letter: the rest of it is missing"));
  g_unichar_to_utf8 (letter, guess);
  /* A letter with nothing but plain ones round it is how the old encodings look. */
  if (letter != 0 && (bad + 1 == end || (guchar) bad[1] < 0x80))
    return pmap_xml_refuse (bytes, bad - text, issues, error, PMAP_ERROR_NOT_A_MAP,
                            /* translators: %s is a letter. */
                            _("The file is not text in UTF-8 but probably in Windows-1252, in which the letter here is “%s”: "
                              "save it again, with UTF-8 as the encoding, in the program that wrote it"), guess);
  return pmap_xml_refuse (bytes, bad - text, issues, error, PMAP_ERROR_NOT_A_MAP,
                          _("The file is not text in UTF-8: from here on its letters cannot be read"));
}

static gboolean
check_encoding (GBytes      *bytes,
                const char  *first,
                PmapIssues  *issues,
                GError     **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *bad;
  g_autofree char *encoding = find_encoding (first, text + length - first);

  /* The cause before what comes of it. */
  if (encoding != NULL && !is_as_good_as_utf8 (encoding, text, length))
    return pmap_xml_refuse (bytes, first - text, issues, error, PMAP_ERROR_NOT_A_MAP,
                            /* translators: %.40s is the name of a text encoding, "ISO-8859-1". */
                            _("The first line says that the file is text in the encoding %.40s; a provision map is text in "
                              "UTF-8: save it again, with UTF-8 as the encoding, in the program that wrote it"), encoding);
  bad = find_bad_byte (text, length);
  return bad == NULL || refuse_bad_byte (bytes, bad, issues, error);
}

/* The encoding of a text in which each letter takes several bytes; NULL for another. */
static const char *
find_wide_encoding (const char *text,
                    gsize       length)
{
  static const struct
  {
    const char *start;
    gsize length;
    const char *name;
  } starts[] = {
    { "\xff\xfe\0\0", 4, "UTF-32" }, { "\0\0\xfe\xff", 4, "UTF-32" }, { "<\0\0\0", 4, "UTF-32" }, { "\0\0\0<", 4, "UTF-32" },
    { "\xff\xfe", 2, "UTF-16" }, { "\xfe\xff", 2, "UTF-16" }, { "<\0", 2, "UTF-16" }, { "\0<", 2, "UTF-16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= starts[i].length && memcmp (text, starts[i].start, starts[i].length) == 0)
      return starts[i].name;
  return NULL;
}

/* A file begins with its declaration or its first element; only the byte order mark may stand before. */
static gboolean
check_start (GBytes      *bytes,
             const char  *first,
             PmapIssues  *issues,
             GError     **error)
{
  gsize length, mark = pmap_xml_get_mark (bytes);
  const char *text = g_bytes_get_data (bytes, &length), *end = text + length, *map = first;

  if (*first == '<' && get_declaration_length (first, end - first) == 0)
    return TRUE;
  if (*first == '<')
    {
      if (first == text + mark)
        return TRUE;
      return pmap_xml_refuse (bytes, mark, issues, error, PMAP_ERROR_DAMAGED,
                              memchr (text, '\n', first - text) != NULL
                              ? _("There is an empty line before “<?xml”: take it away, for that has to be the very first thing in "
                                  "the file")
                              : _("There is a space before “<?xml”: take it away, for that has to be the very first thing in the "
                                  "file"));
    }
  /* What the eye does not see, perhaps: another mark, a space without width or one that does not break. */
  end = MIN (end, first + START_MAX);
  while ((map = memchr (map, '<', end - map)) != NULL && get_declaration_length (map, end - map) == 0
         && ((gsize) (end - map) <= strlen (PMAP_XML_ROOT) || memcmp (map + 1, PMAP_XML_ROOT, strlen (PMAP_XML_ROOT)) != 0))
    map++;
  if (map == NULL)
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_NOT_A_MAP,
                            _("This is not a provision map: it is not an XML file"));
  return pmap_xml_refuse (bytes, mark, issues, error, PMAP_ERROR_DAMAGED,
                          _("Something stands before the map, perhaps something that cannot be seen: take away all that is "
                            "before the first “<”"));
}

/* Where a document type or an entity is declared. Byte by byte, so that no file is worse than another. */
static const char *
find_declaration (const char  *text,
                  gsize        length,
                  const char **word)
{
  static const char *const words[] = { "<!DOCTYPE", "<!ENTITY" };
  const char *end = text + length;

  for (const char *p = text + 1; p < end; p++)
    {
      if (*p != '!' || p[-1] != '<')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if ((gsize) (end - p) >= strlen (words[i]) && memcmp (p - 1, words[i], strlen (words[i])) == 0)
          {
            *word = words[i];
            return p - 1;
          }
    }
  return NULL;
}

/**
 * pmap_xml_check_bytes:
 * @bytes: a file
 * @issues: where to add why not
 * @error: why not
 *
 * The first gate.
 *
 * Returns: whether @bytes may be text of a map
 */
gboolean
pmap_xml_check_bytes (GBytes      *bytes,
                      PmapIssues  *issues,
                      GError     **error)
{
  gsize length, mark = pmap_xml_get_mark (bytes);
  const char *text = g_bytes_get_data (bytes, &length), *first, *bad, *word, *kind, *wide;

  if (length == 0)
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_NOT_A_MAP, _("The file is empty"));
  if (length > PMAP_XML_SIZE_MAX)
    {
      g_autofree char *size = pmap_text_format_size (length);
      g_autofree char *most = pmap_text_format_size (PMAP_XML_SIZE_MAX);

      return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_LIMIT,
                              /* translators: two sizes: "200 MB". */
                              _("The file is too large for a provision map: %1$s; at most %2$s can be opened"),
                              size, most);
    }
  kind = pmap_xml_describe_kind (bytes);
  if (kind != NULL)
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_NOT_A_MAP, "%s", kind);
  wide = find_wide_encoding (text, length);
  if (wide != NULL)
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_NOT_A_MAP,
                            /* translators: %s is the name of a text encoding, "UTF-16". */
                            _("The file is text in the encoding %s; a provision map is text in UTF-8: save it again, with UTF-8 as "
                              "the encoding, in the program that wrote it"), wide);
  for (first = text + mark; first < text + length && g_ascii_isspace (*first); )
    first++;
  if (!check_start (bytes, first, issues, error) || !check_encoding (bytes, first, issues, error))
    return FALSE;
  bad = find_declaration (text, length, &word);
  if (bad != NULL)
    return pmap_xml_refuse (bytes, bad - text, issues, error, PMAP_ERROR_NOT_A_MAP,
                            /* translators: %s is "<!DOCTYPE" or "<!ENTITY". */
                            _("A provision map has no “%s”; for safety, files with one are not opened"), word);
  return TRUE;
}

/* The name at a place, for a message; not ended by a zero byte. */
static int
get_name_length (const char *name,
                 const char *end)
{
  const char *p = name;

  while (p < end && !g_ascii_isspace (*p) && *p != '/' && *p != '>' && *p != '=')
    p++;
  return MIN (p - name, 100);
}

static gboolean
is_root (const char *name,
         int         length)
{
  const char *colon = memchr (name, ':', length), *local = colon != NULL ? colon + 1 : name;

  return name + length - local == strlen (PMAP_XML_ROOT) && memcmp (local, PMAP_XML_ROOT, strlen (PMAP_XML_ROOT)) == 0;
}

static gboolean
refuse_here (Shape       *shape,
             const char  *place,
             GError     **error,
             PmapError    code,
             const char  *message)
{
  return pmap_xml_refuse (shape->bytes, place - shape->text, shape->issues, error, code, "%s", message);
}

static gboolean
refuse_end (Shape   *shape,
            GError **error)
{
  if (pmap_xml_diagnose (shape->bytes, shape->end - shape->text, shape->issues, error))
    return FALSE;
  return refuse_here (shape, shape->end, error, PMAP_ERROR_DAMAGED,
                      _("The file ends too early: the rest of it is missing"));
}

/* No tag or value has a "<" in it: something was not ended before, if no more is to be seen. */
static gboolean
refuse_tag (Shape       *shape,
            const char  *place,
            GError     **error)
{
  if (pmap_xml_diagnose (shape->bytes, place - shape->text, shape->issues, error))
    return FALSE;
  return refuse_here (shape, place, error, PMAP_ERROR_DAMAGED,
                      _("The file is damaged shortly before: a quotation mark or a “>” is missing, or a “<” that is part of a text "
                        "is not written “&lt;”"));
}

/* Goes on behind the next `stop`. */
static gboolean
pass (Shape       *shape,
      const char  *stop,
      GError     **error)
{
  const char *start = shape->place, *found = g_strstr_len (start, shape->end - start, stop);

  if (found == NULL)
    return refuse_end (shape, error);
  shape->place = found + strlen (stop);
  return shape->place - start <= PMAP_XML_TEXT_MAX
         || refuse_here (shape, start, error, PMAP_ERROR_LIMIT, _("The text here is too long for a provision map"));
}

/* Whether an attribute, of which this is where its value begins, declares a name space. */
static gboolean
is_declaration (const char *start,
                const char *quote)
{
  static const char word[] = "xmlns";
  const char *end = quote, *name;

  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  if (end == start || *--end != '=')
    return FALSE;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  for (name = end; name > start && !g_ascii_isspace (name[-1]) && name[-1] != '"' && name[-1] != '\''; )
    name--;
  return (gsize) (end - name) >= strlen (word) && memcmp (name, word, strlen (word)) == 0
         && (name + strlen (word) == end || name[strlen (word)] == ':');
}

static gboolean
count_element (Shape       *shape,
               const char  *name,
               GError     **error)
{
  if (shape->n_elements == 0)
    {
      int length = get_name_length (name, shape->end);

      if (name + length < shape->end && !is_root (name, length)
          && pmap_xml_diagnose (shape->bytes, name - 1 - shape->text, shape->issues, error))
        return FALSE;
      if (name + length < shape->end && !is_root (name, length))
        return pmap_xml_refuse (shape->bytes, name - 1 - shape->text, shape->issues, error, PMAP_ERROR_NOT_A_MAP,
                                /* translators: %.*s is the name of the file's first element, like "html". */
                                _("This is an XML file, but not a provision map: it begins with <%.*s>"), length, name);
    }
  if (++shape->n_elements > PMAP_XML_ELEMENTS_MAX)
    return pmap_xml_refuse (shape->bytes, name - 1 - shape->text, shape->issues, error, PMAP_ERROR_LIMIT,
                            _("The file has more than %u elements; no provision map has as many"),
                            PMAP_XML_ELEMENTS_MAX);
  if (shape->depth > PMAP_XML_DEPTH_MAX)
    return pmap_xml_refuse (shape->bytes, name - 1 - shape->text, shape->issues, error, PMAP_ERROR_LIMIT,
                            _("Elements are inside each other more than %u deep; no provision map is"),
                            PMAP_XML_DEPTH_MAX);
  return (shape->n_elements & PAUSE_MASK) != 0 || !g_cancellable_set_error_if_cancelled (shape->cancellable, error);
}

/* What ends a name and what may end a value. */
#define OF_NAME 1
#define OF_VALUE 2
static const guchar stops[256] = {
  [' '] = OF_NAME,
  ['\t'] = OF_NAME,
  ['\n'] = OF_NAME,
  ['\r'] = OF_NAME,
  ['>'] = OF_NAME,
  ['<'] = OF_NAME | OF_VALUE,
  ['"'] = OF_NAME | OF_VALUE,
  ['\''] = OF_NAME | OF_VALUE,
};

/* A start tag: names are what is outside quotation marks, values what is inside. */
static gboolean
pass_start_tag (Shape   *shape,
                GError **error)
{
  const char *name = shape->place, *p = name, *word = name, *behind = name, *closing;
  guint n_attributes = 0, n_namespaces = 0;

  shape->depth++;
  if (!count_element (shape, name, error))
    return FALSE;
  for (; ; p++)
    {
      while (p < shape->end && !(stops[(guchar) *p] & OF_NAME))
        p++;
      if (p == shape->end)
        return refuse_end (shape, error);
      if (p - word > PMAP_XML_NAME_MAX)
        return refuse_here (shape, word, error, PMAP_ERROR_LIMIT, _("A name is too long here for a provision map"));
      word = p;
      if (*p == '>')
        break;
      if (*p == '<')
        return refuse_tag (shape, p, error);
      if (*p != '"' && *p != '\'')
        continue;

      for (closing = p + 1; closing < shape->end; closing++)
        if (stops[(guchar) *closing] & OF_VALUE && (*closing == *p || *closing == '<'))
          break;
      if (closing == shape->end)
        return refuse_end (shape, error);
      if (*closing == '<')
        return refuse_tag (shape, closing, error);
      if (++n_attributes > PMAP_XML_ATTRIBUTES_MAX)
        return pmap_xml_refuse (shape->bytes, name - 1 - shape->text, shape->issues, error, PMAP_ERROR_LIMIT,
                                _("The element <%.*s> has too many attributes for a provision map"),
                                get_name_length (name, shape->end), name);
      if (closing - p > PMAP_XML_TEXT_MAX)
        return refuse_here (shape, p, error, PMAP_ERROR_LIMIT, _("An attribute is too long here for a provision map"));
      n_namespaces += is_declaration (behind, p);
      if (shape->n_namespaces + n_namespaces > PMAP_XML_NAMESPACES_MAX)
        return refuse_here (shape, p, error, PMAP_ERROR_LIMIT,
                            _("More programs have put something in here than a provision map can have"));
      p = word = closing;
      behind = closing + 1;
    }
  if (p[-1] == '/')
    shape->depth--;
  else
    {
      shape->namespaces[shape->depth] = n_namespaces;
      shape->n_namespaces += n_namespaces;
    }
  shape->place = p + 1;
  return TRUE;
}

static gboolean
pass_end_tag (Shape   *shape,
              GError **error)
{
  const char *name = shape->place + 1;

  if (shape->depth > 0)
    shape->n_namespaces -= shape->namespaces[shape->depth--];
  if (!pass (shape, ">", error))
    return FALSE;
  return shape->place - name <= PMAP_XML_NAME_MAX
         || refuse_here (shape, name, error, PMAP_ERROR_LIMIT, _("A name is too long here for a provision map"));
}

static gboolean
starts_with (const Shape *shape,
             const char  *word)
{
  return (gsize) (shape->end - shape->place) >= strlen (word) && memcmp (shape->place, word, strlen (word)) == 0;
}

/**
 * pmap_xml_check_shape:
 * @bytes: a file that passed the first gate
 * @cancellable: (nullable): to give up
 * @issues: where to add why not
 * @error: why not
 *
 * The second gate.
 *
 * Returns: whether @bytes is bounded, as far as it may be XML, and its first element is called as a map's is
 */
gboolean
pmap_xml_check_shape (GBytes        *bytes,
                      GCancellable  *cancellable,
                      PmapIssues    *issues,
                      GError       **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *start;
  Shape shape = { bytes, text, text + length, text + pmap_xml_get_mark (bytes), cancellable, issues };

  for (start = shape.place; ; start = shape.place)
    {
      gboolean passed;

      shape.place = memchr (start, '<', shape.end - start);
      if ((shape.place != NULL ? shape.place : shape.end) - start > PMAP_XML_TEXT_MAX)
        return refuse_here (&shape, start, error, PMAP_ERROR_LIMIT, _("The text here is too long for a provision map"));
      if (shape.place == NULL)
        break;
      shape.place++;
      if (starts_with (&shape, "!--"))
        passed = pass (&shape, "-->", error);
      else if (starts_with (&shape, "![CDATA["))
        passed = pass (&shape, "]]>", error);
      else if (starts_with (&shape, "?"))
        passed = pass (&shape, "?>", error);
      else if (starts_with (&shape, "/"))
        passed = pass_end_tag (&shape, error);
      else
        passed = pass_start_tag (&shape, error);
      if (!passed)
        return FALSE;
    }
  return shape.depth == 0 || refuse_end (&shape, error);
}
