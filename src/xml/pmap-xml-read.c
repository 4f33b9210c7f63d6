/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file as a map: one reader for every noun, over its table. The elements of the stream become records as they
 * pass; there is no tree in between, and no value is boxed on its way to its field.
 *
 * A file is a map or it is not: after any error there is no document, only the list of what is wrong and where. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-read.h"

#include "base/pmap-error.h"
#include "base/pmap-id.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"
#include "xml/pmap-xml-findings.h"
#include "xml/pmap-xml-foreign.h"
#include "xml/pmap-xml-gate.h"
#include "xml/pmap-xml-value.h"

#include <glib/gi18n.h>
#include <string.h>

/* The most lines of a table of fields. */
#define FIELDS_MAX 256

typedef struct _ClassMap ClassMap;

/* A noun for one run: its fields by interned name, as they are called in the file. */
struct _ClassMap
{
  PmapRecordClass *klass;
  const char **attributes;  /* the name of the attribute that each field is, or NULL */
  const char **elements;    /* the name of the element that each field is, or NULL */
  ClassMap **children;      /* for fields that are records */
};

typedef struct
{
  const ClassMap *map;      /* NULL inside the element of a long text */
  PmapRecord *record;
  const PmapField *text;    /* the long text whose element this is */
  guint64 seen[FIELDS_MAX / 64];   /* which fields had their element */
  const char *last;         /* the name of the element that stood furthest on in the table's order; NULL for none */
  guint n_passed;           /* lines of the table up to it */
  guint32 offset;
  gboolean has_loose_text;
  GString *foreign;         /* other programs' elements so far; a file may have a million of them */
} Frame;

typedef struct
{
  GBytes *bytes;
  PmapXmlParser *parser;
  PmapXmlFindings *findings;
  PmapXmlVersion version;
  gboolean is_draft;        /* what is wrong with it is no reason to stop */

  GHashTable *maps;         /* GType → ClassMap */
  const char *own_uri;
  const char *id_name, *version_name, *root_name;

  PmapDocument *document;
  Frame frames[PMAP_XML_DEPTH_MAX + 1];
  guint depth;
  guint skip_depth;         /* how deep inside an element that is passed over */
  PmapXmlForeign *foreign;
  GString *text, *value;
  guint n_remarks;          /* comments and instructions */
  gsize first_remark;       /* where the first one stands */
  gboolean is_out_of_order; /* said once */
  gboolean has_points;      /* said once */
} Reader;

static void
free_map (gpointer data)
{
  ClassMap *map = data;

  g_free (map->attributes);
  g_free (map->elements);
  g_free (map->children);
  g_free (map);
}

static ClassMap *
map_class (Reader *self,
           GType   type)
{
  ClassMap *map = g_hash_table_lookup (self->maps, GSIZE_TO_POINTER (type));
  PmapRecordClass *klass;

  if (map != NULL)
    return map;
  klass = pmap_record_class_get (type);
  g_assert (klass->n_fields <= FIELDS_MAX);
  map = g_new0 (ClassMap, 1);
  map->klass = klass;
  map->attributes = g_new0 (const char *, klass->n_fields);
  map->elements = g_new0 (const char *, klass->n_fields);
  map->children = g_new0 (ClassMap *, klass->n_fields);
  g_hash_table_insert (self->maps, GSIZE_TO_POINTER (type), map);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      const char *name = field->name;

      if (!pmap_field_is_scalar (field))
        map->children[i] = map_class (self, field->get_item_type ());
      if (field->kind == PMAP_KIND_RECORDS)
        name = map->children[i]->klass->noun->element;
      if (pmap_field_is_scalar (field) && field->kind != PMAP_KIND_LONG_TEXT)
        map->attributes[i] = pmap_xml_parser_intern (self->parser, name);
      else
        map->elements[i] = pmap_xml_parser_intern (self->parser, name);
    }
  return map;
}

/* Which of the names is `name`; looks from `hint` on, since files mostly follow the table. -1 if none is. */
static int
find_name (const char *const *names,
           guint              n_names,
           const char        *name,
           guint              hint)
{
  for (guint i = hint; i < n_names; i++)
    if (names[i] == name)
      return i;
  for (guint i = 0; i < MIN (hint, n_names); i++)
    if (names[i] == name)
      return i;
  return -1;
}

static gsize
find_tag (Reader *self)
{
  return pmap_xml_find_tag (self->bytes, pmap_xml_parser_get_offset (self->parser));
}

static gsize
find_attribute (Reader     *self,
                const char *name)
{
  return pmap_xml_find_attribute (self->bytes, pmap_xml_parser_get_offset (self->parser), name);
}

static void
refuse_attribute (Reader                 *self,
                  PmapRecord             *record,
                  const char             *element,
                  const PmapXmlAttribute *attribute)
{
  pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, record, NULL, find_attribute (self, attribute->name),
                         /* translators: the names of an attribute and of an element in the file. */
                         _("There is no “%1$s” in <%2$s>"), attribute->name, element);
}

/* Whether a name space is another program's. In a file of a newer version that of this version is not: what stands in it
 * would become a map's own when written, so it is passed over like the rest that we do not know. */
static gboolean
is_foreign (Reader     *self,
            const char *uri)
{
  return uri != NULL && uri != self->own_uri && !g_str_equal (uri, PMAP_XML_NAMESPACE);
}

/* Whether two names are one but for case, hyphens and underscores: "givenName" and "given_name" are "given-name". */
static gboolean
is_similar (const char *first,
            const char *second)
{
  for (;; first++, second++)
    {
      while (*first == '-' || *first == '_')
        first++;
      while (*second == '-' || *second == '_')
        second++;
      if (g_ascii_tolower (*first) != g_ascii_tolower (*second))
        return FALSE;
      if (*first == '\0')
        return TRUE;
    }
}

static const PmapField *
find_similar (const ClassMap *map,
              const char     *name)
{
  for (guint i = 0; i < map->klass->n_fields; i++)
    if (map->attributes[i] != NULL && is_similar (map->attributes[i], name))
      return &map->klass->fields[i];
  return NULL;
}

/* An attribute that no field has: another program's, a later version's, or a mistake. */
static void
take_unknown_attribute (Reader                 *self,
                        PmapRecord             *record,
                        const ClassMap         *map,
                        const PmapXmlAttribute *attribute)
{
  if (is_foreign (self, attribute->uri) || self->version == PMAP_XML_VERSION_NEWER_MINOR)
    {
      PmapForeign *foreign = _pmap_record_add_foreign (record);
      GString *attributes = g_string_new (foreign->attributes);

      pmap_xml_foreign_append_attribute (attributes, attribute);
      g_free (foreign->attributes);
      foreign->attributes = g_string_free (attributes, FALSE);
    }
  else if (self->version == PMAP_XML_VERSION_KNOWN)
    {
      const PmapField *meant = find_similar (map, attribute->name);

      if (meant != NULL)
        /* With the field, so that nobody is told that it is missing, too. */
        pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, record, meant, find_attribute (self, attribute->name),
                               /* translators: the names of an attribute and of an element in the file, and of the attribute
                                * that is probably meant. */
                               _("There is no “%1$s” in <%2$s>; it is written “%3$s”"), attribute->name, map->klass->noun->element,
                               meant->name);
      else
        refuse_attribute (self, record, map->klass->noun->element, attribute);
    }
}

/* Spaces round an id are none of it, as XML has it. */
static char *
strip (const char *text,
       gsize       length)
{
  return g_strstrip (g_strndup (text, length));
}

static void
take_id (Reader     *self,
         PmapRecord *record,
         const char *text,
         gsize       length)
{
  g_autofree char *id = strip (text, length);
  PmapRecord *other = g_str_equal (id, self->document->parent_instance.id != NULL ? self->document->parent_instance.id : "")
                      ? PMAP_RECORD (self->document) : pmap_document_find (self->document, id);

  if (!pmap_id_is_valid (id))
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, record, NULL, find_attribute (self, "id"),
                           /* translators: the text that stands where an id should be. */
                           _("“%.80s” cannot be an id: an id is a word of letters and digits that begins with a letter"), id);
  else if (other != NULL)
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, record, NULL, find_attribute (self, "id"),
                           /* translators: an id, and what has it already: "Pupil". */
                           _("The id “%1$s” is there twice; it is the id of another record: %2$s"), id,
                           pmap_record_get_title (other));
  else
    _pmap_record_set_id (record, id);
}

/* Spreadsheets and scripts write whole numbers so. It means the same; but the schema does not have it. */
static void
note_point (Reader          *self,
            PmapRecord      *record,
            const PmapField *field,
            const char      *value,
            gsize            length)
{
  g_autofree char *number = g_strndup (value, MIN (length, 40));

  if (self->has_points)
    return;
  self->has_points = TRUE;
  pmap_xml_findings_add (self->findings, PMAP_SEVERITY_WARNING, record, field, find_attribute (self, field->name),
                         /* translators: a field's label, then a number as it stands in the file. */
                         _("%1$s is written “%2$s” here: whole numbers have no decimal point in a provision map, and other "
                           "programs may refuse it. It is read as the whole number, and saving the map writes it so"),
                         pmap_field_get_label (field), number);
}

static void
note_twice (Reader          *self,
            PmapRecord      *record,
            const PmapField *field,
            const char      *value,
            gsize            length)
{
  g_autofree char *twice = pmap_xml_value_find_twice (field, value, length);

  if (twice != NULL)
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_WARNING, record, field, find_attribute (self, field->name),
                           /* translators: a field's label, then weekdays: "On: Tue stands here more than once". */
                           _("%1$s: %2$s stands here more than once, and counts once"), pmap_field_get_label (field), twice);
}

static void
take_attributes (Reader             *self,
                 PmapRecord         *record,
                 const ClassMap     *map,
                 const PmapXmlStart *element)
{
  gboolean has_id = FALSE;
  guint hint = 0;

  for (guint i = 0; i < element->n_attributes; i++)
    {
      const PmapXmlAttribute *attribute = &element->attributes[i];
      g_autoptr (GError) error = NULL;
      const char *value;
      gsize length;
      int at;

      value = pmap_xml_attribute_get_value (attribute, self->value, &length);
      if (attribute->uri == NULL && attribute->name == self->id_name && map->klass->noun->id_prefix != NULL)
        {
          take_id (self, record, value, length);
          has_id = TRUE;
          continue;
        }
      if (attribute->uri == NULL && attribute->name == self->version_name && self->depth == 0)
        continue;
      at = attribute->uri == NULL ? find_name (map->attributes, map->klass->n_fields, attribute->name, hint) : -1;
      if (at < 0)
        {
          take_unknown_attribute (self, record, map, attribute);
          continue;
        }
      hint = at + 1;
      if (!pmap_xml_value_read (record, &map->klass->fields[at], value, length, &error))
        pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, record, &map->klass->fields[at],
                               find_attribute (self, attribute->name), "%s", error->message);
      else if (map->klass->fields[at].kind == PMAP_KIND_INTEGER && memchr (value, '.', length) != NULL)
        note_point (self, record, &map->klass->fields[at], value, length);
      else if (map->klass->fields[at].kind == PMAP_KIND_WEEKDAYS)
        note_twice (self, record, &map->klass->fields[at], value, length);
    }
  if (map->klass->noun->id_prefix != NULL && !has_id)
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, record, NULL, find_tag (self),
                           /* translators: %s is what has no id: "Pupil". */
                           _("%s: the id is missing"), _(map->klass->noun->title));
}

static void
push (Reader          *self,
      PmapRecord      *record,
      const ClassMap  *map,
      const PmapField *text,
      guint32          offset)
{
  self->frames[self->depth++] = (Frame) { .map = map, .record = record, .text = text, .offset = offset };
}

/* "0", or up to three digits, as the schema has it; returns what stands behind them, NULL where there are none. */
static const char *
read_version_number (const char *text,
                     const char *end,
                     guint      *number)
{
  const char *begin = text;

  for (*number = 0; text < end && text - begin < 3 && g_ascii_isdigit (*text) && (text == begin || *begin != '0'); text++)
    *number = *number * 10 + (guint) g_ascii_digit_value (*text);
  return text > begin ? text : NULL;
}

static gboolean
read_version (const char *text,
              const char *end,
              guint      *major,
              guint      *minor)
{
  text = read_version_number (text, end, major);
  if (text == NULL || text == end || *text != '.' || *major == 0)
    return FALSE;
  return read_version_number (text + 1, end, minor) == end;
}

/* Which version wrote the file, and what we do about it. */
static void
take_version (Reader             *self,
              const PmapXmlStart *element)
{
  guint major = 0, minor = 0, said[2];
  gboolean is_there = FALSE;

  for (guint i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].name == self->version_name && element->attributes[i].uri == NULL)
      is_there = read_version (element->attributes[i].value, element->attributes[i].end, &said[0], &said[1]);
  if (is_there)
    {
      major = said[0];
      minor = said[1];
    }
  if (!g_str_equal (element->uri, PMAP_XML_NAMESPACE) || major > PMAP_XML_MAJOR)
    {
      self->version = PMAP_XML_VERSION_NEWER_MAJOR;
      pmap_xml_findings_add (self->findings, PMAP_SEVERITY_WARNING, NULL, NULL, find_attribute (self, "version"),
                             _("A newer version of Provision Map wrote this map; this version can show it but not change it"));
    }
  else if (!is_there)
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, NULL, NULL, find_attribute (self, "version"),
                           _("The map does not say which version of the file it is; that would be version=\"%u.%u\""),
                           PMAP_XML_MAJOR, PMAP_XML_MINOR);
  else if (minor > PMAP_XML_MINOR)
    {
      self->version = PMAP_XML_VERSION_NEWER_MINOR;
      self->document->minor_version = minor;
      pmap_xml_findings_add (self->findings, PMAP_SEVERITY_NOTE, NULL, NULL, find_attribute (self, "version"),
                             _("A newer version of Provision Map wrote this map; what this version does not know stays in the file"));
    }
}

static void
start_root (Reader             *self,
            const PmapXmlStart *element)
{
  const ClassMap *map = map_class (self, PMAP_TYPE_DOCUMENT);

  if (element->name != self->root_name || element->uri == NULL
      || !g_str_has_prefix (element->uri, PMAP_XML_NAMESPACE_STEM))
    {
      pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, NULL, NULL, find_tag (self),
                             /* translators: %s is the address that tells maps from other files. */
                             _("This is an XML file, but not a provision map: it does not begin with <provision-map xmlns=\"%s\">"),
                             PMAP_XML_NAMESPACE);
      pmap_xml_parser_stop (self->parser);
      return;
    }
  self->own_uri = element->uri;
  self->document = pmap_document_new ();
  self->document->parent_instance.offset = pmap_xml_parser_get_offset (self->parser);
  take_version (self, element);
  take_attributes (self, PMAP_RECORD (self->document), map, element);
  push (self, PMAP_RECORD (self->document), map, NULL, self->document->parent_instance.offset);
}

/* Elements have an order in the schema. It means nothing, so another one is no reason to refuse a map; but other programs
 * may, and what they say then names everything but the cause. */
static void
note_order (Reader             *self,
            Frame              *frame,
            guint               at,
            const PmapXmlStart *element)
{
  if (at >= frame->n_passed)
    {
      frame->n_passed = at;
      frame->last = element->name;
    }
  else if (!self->is_out_of_order && self->version == PMAP_XML_VERSION_KNOWN)
    {
      self->is_out_of_order = TRUE;
      pmap_xml_findings_add (self->findings, PMAP_SEVERITY_WARNING, NULL, NULL, find_tag (self),
                             /* translators: three names of elements in the file. */
                             _("<%1$s> stands after <%2$s> here; the order inside <%3$s> is the other way round, and other programs "
                               "may refuse the file. It is read all the same, and saving the map puts it in order"),
                             element->name, frame->last, frame->map->klass->noun->element);
    }
}

static void
start_long_text (Reader             *self,
                 Frame              *frame,
                 const PmapField    *field,
                 const PmapXmlStart *element)
{
  g_string_truncate (self->text, 0);
  for (guint i = 0; i < element->n_attributes && self->version == PMAP_XML_VERSION_KNOWN; i++)
    refuse_attribute (self, frame->record, field->name, &element->attributes[i]);
  push (self, frame->record, NULL, field, pmap_xml_parser_get_offset (self->parser));
}

static void
start_records (Reader             *self,
               Frame              *frame,
               guint               at,
               const PmapXmlStart *element)
{
  const ClassMap *map = frame->map->children[at];
  g_autoptr (PmapRecord) record = g_object_new (G_TYPE_FROM_CLASS (map->klass), NULL);

  record->offset = pmap_xml_parser_get_offset (self->parser);
  take_attributes (self, record, map, element);
  _pmap_record_list_append (PMAP_FIELD_PLACE (PmapRecordList *, frame->record, &frame->map->klass->fields[at]), record);
  push (self, record, map, NULL, record->offset);
}

static void
start_record (Reader             *self,
              Frame              *frame,
              guint               at,
              const PmapXmlStart *element)
{
  PmapRecord *record = PMAP_FIELD_PLACE (PmapRecord *, frame->record, &frame->map->klass->fields[at]);

  record->offset = pmap_xml_parser_get_offset (self->parser);
  take_attributes (self, record, frame->map->children[at], element);
  push (self, record, frame->map->children[at], NULL, record->offset);
}

static void
start_unknown (Reader             *self,
               Frame              *frame,
               const PmapXmlStart *element)
{
  if (frame->map != NULL && (is_foreign (self, element->uri) || self->version == PMAP_XML_VERSION_NEWER_MINOR))
    {
      pmap_xml_foreign_start (self->foreign, element);
      frame->n_passed = frame->map->klass->n_fields;      /* it belongs at the end */
      frame->last = element->name;
      return;
    }
  self->skip_depth = 1;
  if (self->version != PMAP_XML_VERSION_NEWER_MAJOR)
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, frame->record, NULL, find_tag (self),
                           /* translators: two names of elements in the file. */
                           _("There is no place for <%1$s> inside <%2$s>"), element->name,
                           frame->map != NULL ? frame->map->klass->noun->element : frame->text->name);
}

static void
start_cb (PmapXmlParser      *parser,
          const PmapXmlStart *element,
          gpointer            user_data)
{
  Reader *self = user_data;
  Frame *frame;
  int at;

  if (pmap_xml_findings_is_full (self->findings))
    {
      pmap_xml_parser_stop (parser);
      return;
    }
  if (self->skip_depth > 0)
    {
      self->skip_depth++;
      return;
    }
  if (pmap_xml_foreign_is_inside (self->foreign))
    {
      pmap_xml_foreign_start (self->foreign, element);
      return;
    }
  if (self->depth == 0)
    {
      start_root (self, element);
      return;
    }
  frame = &self->frames[self->depth - 1];
  at = frame->map != NULL && element->uri == self->own_uri
       ? find_name (frame->map->elements, frame->map->klass->n_fields, element->name, frame->map->klass->first_child) : -1;
  if (at >= 0)
    note_order (self, frame, at, element);
  if (at < 0)
    start_unknown (self, frame, element);
  else if (frame->map->klass->fields[at].kind == PMAP_KIND_RECORDS)
    start_records (self, frame, at, element);
  else if (frame->seen[at / 64] & (G_GUINT64_CONSTANT (1) << at % 64))
    {
      self->skip_depth = 1;
      pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, frame->record, NULL, find_tag (self),
                             /* translators: two names of elements in the file. */
                             _("There is more than one <%1$s> inside <%2$s>"), element->name, frame->map->klass->noun->element);
    }
  else
    {
      frame->seen[at / 64] |= G_GUINT64_CONSTANT (1) << at % 64;
      if (frame->map->klass->fields[at].kind == PMAP_KIND_LONG_TEXT)
        start_long_text (self, frame, &frame->map->klass->fields[at], element);
      else
        start_record (self, frame, at, element);
    }
}

static void
end_foreign (Reader *self)
{
  g_autofree char *text = pmap_xml_foreign_end (self->foreign);
  Frame *frame = &self->frames[self->depth - 1];

  if (text == NULL)
    return;
  if (frame->foreign == NULL)
    frame->foreign = g_string_new (NULL);
  g_string_append (frame->foreign, text);
}

/* The element of a record ends: what other programs wrote into it is complete. */
static void
keep_foreign (Frame *frame)
{
  PmapForeign *foreign;
  GString *elements = g_steal_pointer (&frame->foreign);

  if (elements == NULL)
    return;
  foreign = _pmap_record_add_foreign (frame->record);
  g_free (foreign->elements);
  foreign->elements = g_string_free (elements, FALSE);
}

static void
end_cb (PmapXmlParser *parser,
        gpointer       user_data)
{
  Reader *self = user_data;
  Frame *frame;
  g_autoptr (GError) error = NULL;

  if (self->skip_depth > 0)
    {
      self->skip_depth--;
      return;
    }
  if (pmap_xml_foreign_is_inside (self->foreign))
    {
      end_foreign (self);
      return;
    }
  frame = &self->frames[--self->depth];
  keep_foreign (frame);
  if (frame->text != NULL
      && !pmap_xml_value_read (frame->record, frame->text, self->text->str, self->text->len, &error))
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, frame->record, frame->text,
                           pmap_xml_find_tag (self->bytes, frame->offset), "%s", error->message);
}

static void
remark_cb (PmapXmlParser *parser,
           gpointer       user_data)
{
  Reader *self = user_data;

  if (self->n_remarks++ == 0)
    self->first_remark = pmap_xml_find_tag (self->bytes, pmap_xml_parser_get_offset (parser));
}

/* Who wrote them learns it before they are gone. */
static void
note_remarks (Reader *self)
{
  if (self->n_remarks > 0)
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_NOTE, NULL, NULL, self->first_remark,
                           ngettext ("There is %u comment or instruction for another program in this file; saving the map does not "
                                     "keep it",
                                     "There are %u comments or instructions for other programs in this file; saving the map does "
                                     "not keep them", self->n_remarks), self->n_remarks);
}

/* What is left when only the first of git's marks was taken away; the others are no faults of XML. */
static const char *
find_conflict_mark (const char *text,
                    const char *end)
{
  for (const char *line = text; line != NULL; )
    {
      if (pmap_xml_is_conflict_mark (line, end - line))
        return line;
      line = memchr (line, '\n', end - line);
      line = line != NULL ? line + 1 : NULL;
    }
  return NULL;
}

static void
refuse_loose_text (Reader *self,
                   Frame  *frame)
{
  gsize length, here = pmap_xml_parser_get_offset (self->parser);
  const char *file = g_bytes_get_data (self->bytes, &length), *tag = file + pmap_xml_find_tag (self->bytes, here);
  const char *next = memchr (file + here, '<', length - here);
  const char *mark = find_conflict_mark (tag, next != NULL ? next : file + length);

  if (mark != NULL)
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, frame->record, NULL, mark - file,
                           _("Git has left two versions in this file, between lines of <<<<<<<, ======= and >>>>>>>: choose one of "
                             "them in git, or put both together with “pmaptool merge”"));
  else
    pmap_xml_findings_add (self->findings, PMAP_SEVERITY_ERROR, frame->record, NULL,
                           pmap_xml_find_tag (self->bytes, frame->offset),
                           /* translators: the name of an element in the file. */
                           _("There is loose text inside <%s>, where only elements have a place"), frame->map->klass->noun->element);
}

static void
text_cb (PmapXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
  Reader *self = user_data;
  Frame *frame;
  gsize start = 0;

  if (self->skip_depth > 0 || self->depth == 0)
    return;
  frame = &self->frames[self->depth - 1];
  if (pmap_xml_foreign_is_inside (self->foreign))
    pmap_xml_foreign_text (self->foreign, text, length);
  else if (frame->text != NULL)
    g_string_append_len (self->text, text, length);
  else
    {
      while (start < length && g_ascii_isspace (text[start]))
        start++;
      if (start == length || frame->has_loose_text)
        return;
      frame->has_loose_text = TRUE;
      if (self->version == PMAP_XML_VERSION_KNOWN)
        refuse_loose_text (self, frame);
    }
}

static PmapDocument *
read_map (GBytes               *bytes,
          gboolean              is_draft,
          PmapXmlProgressFunc   progress,
          gpointer              user_data,
          GCancellable         *cancellable,
          PmapXmlVersion       *version,
          PmapIssues           *issues,
          GError              **error)
{
  static const PmapXmlHandler handler = { start_cb, end_cb, text_cb, remark_cb };
  g_autoptr (PmapXmlParser) parser = NULL;
  g_autoptr (PmapXmlForeign) foreign = pmap_xml_foreign_new ();
  g_autoptr (GHashTable) maps = g_hash_table_new_full (NULL, NULL, NULL, free_map);
  g_autoptr (GString) text = g_string_new (NULL), value = g_string_new (NULL);
  g_autoptr (PmapXmlFindings) findings = pmap_xml_findings_new (bytes, issues);
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (GError) reason = NULL;
  Reader self = { .bytes = bytes, .findings = findings, .is_draft = is_draft, .maps = maps, .foreign = foreign,
                  .text = text, .value = value };

  self.parser = parser = pmap_xml_parser_new (bytes, &handler, &self);
  pmap_xml_parser_set_progress (parser, progress, user_data);
  self.id_name = pmap_xml_parser_intern (parser, "id");
  self.version_name = pmap_xml_parser_intern (parser, "version");
  self.root_name = pmap_xml_parser_intern (parser, PMAP_XML_ROOT);
  pmap_xml_parser_run (parser, cancellable, issues, &reason);
  while (self.depth > 0)               /* what was open when it was stopped */
    keep_foreign (&self.frames[--self.depth]);
  document = self.document;
  if (version != NULL)
    *version = self.version;
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  note_remarks (&self);
  if (document != NULL)
    pmap_xml_findings_check (findings, document);
  if (document != NULL && (is_draft || pmap_xml_findings_count (findings) == 0))
    return g_steal_pointer (&document);
  if (self.version == PMAP_XML_VERSION_NEWER_MAJOR)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_TOO_NEW,
                 _("A newer version of Provision Map wrote this map, and this version cannot read it"));
  else if (document == NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP,
                 _("This is an XML file, but not a provision map"));
  else
    pmap_xml_findings_sum_up (findings, error);
  return NULL;
}

/**
 * pmap_xml_read:
 * @bytes: a file
 * @progress: (nullable): told now and then how far it is
 * @user_data: passed to @progress
 * @cancellable: (nullable): to give up
 * @version: (out) (optional): which version wrote the file; also set where it cannot be read
 * @issues: where to add what is wrong or worth a look, each with its line and column
 * @error: why there is no map; %PMAP_ERROR_NOT_A_MAP, %PMAP_ERROR_DAMAGED, %PMAP_ERROR_LIMIT, %PMAP_ERROR_TOO_NEW
 *   or %G_IO_ERROR_CANCELLED
 *
 * Reads a map. May run in any thread: nobody else has seen the document yet.
 *
 * Returns: (transfer full) (nullable): the map; %NULL after any error
 */
PmapDocument *
pmap_xml_read (GBytes              *bytes,
               PmapXmlProgressFunc  progress,
               gpointer             user_data,
               GCancellable        *cancellable,
               PmapXmlVersion      *version,
               PmapIssues          *issues,
               GError             **error)
{
  g_return_val_if_fail (bytes != NULL && issues != NULL, NULL);

  return read_map (bytes, FALSE, progress, user_data, cancellable, version, issues, error);
}

/**
 * pmap_xml_read_draft:
 * @bytes: what pmap_xml_write() made of a map that somebody was working on
 * @cancellable: (nullable): to give up
 * @issues: where to add what is wrong or worth a look
 * @error: why there is no map
 *
 * Reads a map that need not be right yet: a pupil without a name, a day before the day it should follow. Such a map is not
 * saved in a file, but work on it is not lost either.
 *
 * Returns: (transfer full) (nullable): the map, with all that could be read; %NULL only where it is no map
 */
PmapDocument *
pmap_xml_read_draft (GBytes        *bytes,
                     GCancellable  *cancellable,
                     PmapIssues    *issues,
                     GError       **error)
{
  g_return_val_if_fail (bytes != NULL && issues != NULL, NULL);

  return read_map (bytes, TRUE, NULL, NULL, cancellable, NULL, issues, error);
}
