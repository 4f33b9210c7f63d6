/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "model/pmap-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PMAP_XML_NAMESPACE "https://example.com/ns/provision-map/1"
#define PMAP_XML_NAMESPACE_STEM "https://example.com/ns/provision-map/"
#define PMAP_XML_ROOT "provision-map"

/* A map of 20,000 pupils with 20 memberships each, needs, strategies, targets and their progress, and 2 KB of words a
 * pupil, has a million elements and takes 90 MB. What is half as much again is not a map. */
#define PMAP_XML_SIZE_MAX (128 * 1024 * 1024)
#define PMAP_XML_ELEMENTS_MAX 1500000
/* The program's own elements go five deep and have 13 attributes; the rest is for other programs' content. */
#define PMAP_XML_DEPTH_MAX 32
#define PMAP_XML_ATTRIBUTES_MAX 64
#define PMAP_XML_NAME_MAX 256
/* Each name with a prefix is looked for among those that are declared around it, one by one. The program has one. */
#define PMAP_XML_NAMESPACES_MAX 64
/* The longest text of the program's own is 10,000 characters; comments, which are not kept, count as texts. */
#define PMAP_XML_TEXT_MAX (1024 * 1024)
/* Who has this many faults to put right is not helped by more. */
#define PMAP_XML_ISSUES_MAX 100

typedef struct _PmapXmlParser PmapXmlParser;
typedef struct _PmapXmlPlaces PmapXmlPlaces;
typedef struct _PmapXmlAttribute PmapXmlAttribute;
typedef struct _PmapXmlNamespace PmapXmlNamespace;
typedef struct _PmapXmlStart PmapXmlStart;
typedef struct _PmapXmlHandler PmapXmlHandler;

/**
 * PmapXmlAttribute:
 * @name: the local name; names of one parse are interned, so that equal names are equal pointers
 * @prefix: (nullable): its prefix
 * @uri: (nullable): its namespace
 * @value: the value, not ended by a zero byte; see pmap_xml_attribute_get_value()
 * @end: the byte after it
 */
struct _PmapXmlAttribute
{
  const char *name;
  const char *prefix;
  const char *uri;
  const char *value;
  const char *end;
};

struct _PmapXmlNamespace
{
  const char *prefix;
  const char *uri;
};

/**
 * PmapXmlStart:
 *
 * The start of an element, as the handler gets it; nothing in it outlives the call but the interned names.
 */
struct _PmapXmlStart
{
  const char *name;
  const char *prefix;
  const char *uri;
  const PmapXmlAttribute *attributes;
  guint n_attributes;
  const PmapXmlNamespace *namespaces;
  guint n_namespaces;
};

/**
 * PmapXmlHandler:
 * @start: an element begins
 * @end: it ends
 * @text: text, in as many pieces as it comes; not ended by a zero byte
 * @remark: (nullable): there is a comment, or an instruction for another program
 */
struct _PmapXmlHandler
{
  void (*start) (PmapXmlParser      *parser,
                 const PmapXmlStart *element,
                 gpointer            user_data);
  void (*end)   (PmapXmlParser      *parser,
                 gpointer            user_data);
  void (*text)  (PmapXmlParser      *parser,
                 const char         *text,
                 gsize               length,
                 gpointer            user_data);
  void (*remark) (PmapXmlParser     *parser,
                 gpointer            user_data);
};

/**
 * PmapXmlProgressFunc:
 * @percent: how much is done
 * @user_data: data
 *
 * Called now and then while a file is read, in the reading thread.
 */
typedef void (*PmapXmlProgressFunc) (guint    percent,
                                     gpointer user_data);

void           pmap_xml_forbid_other_files  (void);

PmapXmlParser *pmap_xml_parser_new          (GBytes                *bytes,
                                             const PmapXmlHandler  *handler,
                                             gpointer               user_data);
void           pmap_xml_parser_free         (PmapXmlParser         *self);
void           pmap_xml_parser_set_progress (PmapXmlParser         *self,
                                             PmapXmlProgressFunc    progress,
                                             gpointer               user_data);
gboolean       pmap_xml_parser_run          (PmapXmlParser         *self,
                                             GCancellable          *cancellable,
                                             PmapIssues            *issues,
                                             GError               **error);
void           pmap_xml_parser_stop         (PmapXmlParser         *self);
const char    *pmap_xml_parser_intern       (PmapXmlParser         *self,
                                             const char            *name);
gsize          pmap_xml_parser_get_offset   (PmapXmlParser         *self);

const char    *pmap_xml_expand              (const char            *text,
                                             gsize                 *length,
                                             GString               *buffer);
const char    *pmap_xml_attribute_get_value (const PmapXmlAttribute *attribute,
                                             GString               *buffer,
                                             gsize                 *length);
PmapXmlPlaces *pmap_xml_places_new          (GBytes                *bytes);
void           pmap_xml_places_free         (PmapXmlPlaces         *self);
void           pmap_xml_places_locate       (PmapXmlPlaces         *self,
                                             gsize                  offset,
                                             guint                 *line,
                                             guint                 *column);
void           pmap_xml_places_locate_record (PmapXmlPlaces        *self,
                                             PmapRecord            *record,
                                             const char            *field,
                                             guint                 *line,
                                             guint                 *column);
void           pmap_xml_locate              (GBytes                *bytes,
                                             gsize                  offset,
                                             guint                 *line,
                                             guint                 *column);
gsize          pmap_xml_find_tag            (GBytes                *bytes,
                                             gsize                  offset);
gsize          pmap_xml_find_attribute      (GBytes                *bytes,
                                             gsize                  offset,
                                             const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapXmlParser, pmap_xml_parser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapXmlPlaces, pmap_xml_places_free)

G_END_DECLS
