/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two gates in front of libxml2, which is not made for files that somebody wants to do harm with: a tag with
 * 200,000 attributes keeps it busy for minutes.
 *
 * The first looks at the bytes: few enough, text, in one encoding, no document type, so no entities to expand and
 * nothing to fetch. The second lets GMarkup, which is simple and quick to refuse, walk the elements and counts them:
 * depth, attributes, sizes. What passes both is bounded in every way that libxml2's time and memory depend on. */

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
  GMarkupParseContext *context;
  GCancellable *cancellable;
  guint depth;
  guint n_elements;
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

/* The first byte below a space that is neither a tab nor a line break; eight at a time. */
static const char *
find_control (const char *text,
              gsize       length)
{
  const guint64 spaces = G_GUINT64_CONSTANT (0x2020202020202020);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  const char *p = text, *end = text + length;

  while (p < end)
    {
      guint64 block;
      const char *stop;

      if (end - p >= 8)
        {
          memcpy (&block, p, 8);
          if (((block - spaces) & ~block & tops) == 0)
            {
              p += 8;
              continue;
            }
        }
      for (stop = p + MIN (8, end - p); p < stop; p++)
        if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t' && *p != '\r')
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

/* Where a document type or an entity is declared; exclamation marks are few. */
static const char *
find_declaration (const char  *text,
                  gsize        length,
                  const char **word)
{
  static const char *const words[] = { "<!DOCTYPE", "<!ENTITY" };
  const char *end = text + length, *p = text + 1;

  while (p < end && (p = memchr (p, '!', end - p)) != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if ((gsize) (end - p) >= strlen (words[i]) && memcmp (p - 1, words[i], strlen (words[i])) == 0)
          {
            *word = words[i];
            return p - 1;
          }
      p++;
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
  bad = find_control (text, length);
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

static const char *
skip_prefix (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **attribute_names,
                  const char          **attribute_values,
                  gpointer              user_data,
                  GError              **error)
{
  Shape *shape = user_data;
  guint n = 0;

  if (shape->n_elements == 0 && !g_str_equal (skip_prefix (name), PMAP_XML_ROOT))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP,
                   /* translators: %.100s is the name of the file's first element, like "html". */
                   _("This is an XML file, but not a provision map: it begins with <%.100s>"), name);
      return;
    }
  if (++shape->n_elements > PMAP_XML_ELEMENTS_MAX)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                   _("The file has more than %u elements; no provision map has as many"), PMAP_XML_ELEMENTS_MAX);
      return;
    }
  if (++shape->depth > PMAP_XML_DEPTH_MAX)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                   _("Elements are inside each other more than %u deep; no provision map is"), PMAP_XML_DEPTH_MAX);
      return;
    }
  for (; attribute_names[n] != NULL; n++)
    if (strlen (attribute_names[n]) > PMAP_XML_NAME_MAX || strlen (attribute_values[n]) > PMAP_XML_TEXT_MAX)
      {
        g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                     _("An attribute of <%.100s> is too long for a provision map"), name);
        return;
      }
  if (n > PMAP_XML_ATTRIBUTES_MAX || strlen (name) > PMAP_XML_NAME_MAX)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                   n > PMAP_XML_ATTRIBUTES_MAX ? _("The element <%.100s> has too many attributes for a provision map")
                                               : _("The name of the element <%.100s…> is too long for a provision map"),
                   name);
      return;
    }
  if ((shape->n_elements & PAUSE_MASK) != 0)
    return;
  g_cancellable_set_error_if_cancelled (shape->cancellable, error);
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *name,
                gpointer              user_data,
                GError              **error)
{
  Shape *shape = user_data;

  shape->depth--;
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  if (length > PMAP_XML_TEXT_MAX)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT, _("A text is too long for a provision map"));
}

/* GMarkup's own words are for programmers. */
static gboolean
explain (Shape       *shape,
         GError      *problem,
         gboolean     at_end,
         PmapIssues  *issues,
         GError     **error)
{
  g_autoptr (GError) reason = problem;
  PmapIssue *issue;
  const char *end;
  gsize length;
  const char *text = g_bytes_get_data (shape->bytes, &length);
  int line, column;

  if (reason->domain != G_MARKUP_ERROR && reason->domain != PMAP_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (g_error_matches (reason, G_MARKUP_ERROR, G_MARKUP_ERROR_BAD_UTF8) && !g_utf8_validate (text, length, &end))
    return pmap_xml_refuse (shape->bytes, end - text, issues, error, PMAP_ERROR_NOT_A_MAP,
                            _("The file is not text in UTF-8: from here on its letters cannot be read"));
  if (at_end)
    return pmap_xml_refuse (shape->bytes, length, issues, error, PMAP_ERROR_DAMAGED,
                            _("The file ends too early: the rest of it is missing"));
  if (reason->domain == G_MARKUP_ERROR)
    pmap_xml_refuse (shape->bytes, G_MAXSIZE, issues, error, PMAP_ERROR_DAMAGED,
                     _("The file is damaged about here: a tag, a quotation mark or an “&” is not as XML wants it"));
  else
    pmap_xml_refuse (shape->bytes, G_MAXSIZE, issues, error, reason->code, "%s", reason->message);
  issue = g_ptr_array_index (issues, issues->len - 1);
  g_markup_parse_context_get_position (shape->context, &line, &column);
  issue->line = MAX (line, 1);
  issue->column = MAX (column, 1);
  return FALSE;
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
 * Returns: whether @bytes is bounded XML whose first element is called as a map's is
 */
gboolean
pmap_xml_check_shape (GBytes        *bytes,
                      GCancellable  *cancellable,
                      PmapIssues    *issues,
                      GError       **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = NULL;
  GError *problem = NULL;
  gsize length, mark = pmap_xml_get_mark (bytes);
  const char *text = g_bytes_get_data (bytes, &length);
  Shape shape = { bytes };

  shape.cancellable = cancellable;
  shape.context = context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &shape, NULL);
  if (!g_markup_parse_context_parse (context, text + mark, length - mark, &problem))
    return explain (&shape, problem, FALSE, issues, error);
  if (!g_markup_parse_context_end_parse (context, &problem))
    return explain (&shape, problem, TRUE, issues, error);
  return TRUE;
}
