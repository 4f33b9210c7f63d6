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

#include <glib/gi18n.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
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

/* What the declaration at the top says the encoding is; NULL where it says none. */
static char *
find_encoding (const char *text,
               gsize       length)
{
  const char *end, *word, *quote;

  if (length < 6 || memcmp (text, "<?xml", 5) != 0)
    return NULL;
  end = g_strstr_len (text, MIN (length, 1000), "?>");
  word = end != NULL ? g_strstr_len (text, end - text, "encoding") : NULL;
  if (word == NULL)
    return NULL;
  for (word += strlen ("encoding"); word < end && *word != '"' && *word != '\''; )
    word++;
  quote = word < end ? memchr (word + 1, *word, end - word - 1) : NULL;
  return quote != NULL ? g_strndup (word + 1, quote - word - 1) : NULL;
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
  g_autofree char *encoding = NULL;
  gsize length, mark = pmap_xml_get_mark (bytes);
  const char *text = g_bytes_get_data (bytes, &length), *first, *bad, *word;

  if (length == 0)
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_NOT_A_MAP, _("The file is empty"));
  if (length > PMAP_XML_SIZE_MAX)
    {
      g_autofree char *size = g_format_size (length);
      g_autofree char *most = g_format_size (PMAP_XML_SIZE_MAX);

      return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_LIMIT,
                              /* translators: two sizes: "200 MB". */
                              _("The file is too large for a provision map: %1$s; at most %2$s can be opened"),
                              size, most);
    }
  if (length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0
                      || memcmp (text, "<\0", 2) == 0 || memcmp (text, "\0<", 2) == 0))
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_NOT_A_MAP,
                            _("The file is text in the encoding UTF-16; a provision map is text in UTF-8"));
  for (first = text + mark; first < text + length && g_ascii_isspace (*first); )
    first++;
  if (first == text + length || *first != '<')
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_NOT_A_MAP,
                            _("This is not a provision map: it is not an XML file"));
  bad = find_bad_byte (text, length);
  if (bad != NULL && (guchar) *bad >= 0x80)
    return pmap_xml_refuse (bytes, bad - text, issues, error, PMAP_ERROR_NOT_A_MAP,
                            _("The file is not text in UTF-8: from here on its letters cannot be read"));
  if (bad != NULL)
    return pmap_xml_refuse (bytes, bad - text, issues, error, PMAP_ERROR_DAMAGED,
                            /* translators: %u is a character's number. */
                            _("The file is damaged here: there is a character that no text has (number %u)"),
                            (guint) (guchar) *bad);
  encoding = find_encoding (first, text + length - first);
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    return pmap_xml_refuse (bytes, first - text, issues, error, PMAP_ERROR_NOT_A_MAP,
                            /* translators: %.40s is the name of a text encoding, "ISO-8859-1". */
                            _("The file is text in the encoding %.40s; a provision map is text in UTF-8"), encoding);
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
  return refuse_here (shape, shape->end, error, PMAP_ERROR_DAMAGED,
                      _("The file ends too early: the rest of it is missing"));
}

/* No tag or value has a "<" in it: something was not ended before. */
static gboolean
refuse_tag (Shape       *shape,
            const char  *place,
            GError     **error)
{
  return refuse_here (shape, place, error, PMAP_ERROR_DAMAGED,
                      _("The file is damaged shortly before: a quotation mark or a “>” is missing"));
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
