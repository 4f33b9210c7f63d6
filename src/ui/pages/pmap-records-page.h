/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-provision.h"
#include "ui/pages/pmap-page.h"
#include "ui/widgets/pmap-table.h"

G_BEGIN_DECLS

#define PMAP_TYPE_RECORDS_PAGE (pmap_records_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmapRecordsPage, pmap_records_page, PMAP, RECORDS_PAGE, PmapPage)

/**
 * PmapRecordsPageClass:
 * @get_list: which records of a map the table shows
 * @get_provision: the entry of the menu that says a record's tier and area
 * @is_shown: (nullable): whether the page's own filters let a record through
 * @count: (nullable): figures are about to be shown anew
 * @show_form: the form is to show another record, or none
 * @focus_form: goes to a field of the form, or to its first
 *
 * What a page of records says of itself.
 */
struct _PmapRecordsPageClass
{
  PmapPageClass parent_class;

  PmapRecordList *(*get_list)      (PmapRecordsPage *self,
                                    PmapDocument    *document);
  PmapProvision  *(*get_provision) (PmapRecordsPage *self,
                                    PmapRecord      *record);
  gboolean        (*is_shown)      (PmapRecordsPage *self,
                                    PmapRecord      *record);
  void            (*count)         (PmapRecordsPage *self);
  void            (*show_form)     (PmapRecordsPage *self,
                                    PmapRecord      *record);
  void            (*focus_form)    (PmapRecordsPage *self,
                                    const char      *field_name);
};

void        pmap_records_page_set_columns (PmapRecordsPage       *self,
                                           const PmapTableColumn *columns,
                                           guint                  n_columns);
void        pmap_records_page_set_empty   (PmapRecordsPage       *self,
                                           const char            *title,
                                           const char            *text);
void        pmap_records_page_refilter    (PmapRecordsPage       *self);
void        pmap_records_page_show_all    (PmapRecordsPage       *self);
gboolean    pmap_records_page_edit        (PmapRecordsPage       *self,
                                           PmapRecord            *record,
                                           const char            *field_name);
PmapTable  *pmap_records_page_get_table   (PmapRecordsPage       *self);
PmapRecord *pmap_records_page_get_record  (PmapRecordsPage       *self);
gint64      pmap_records_page_get_tier    (PmapRecordsPage       *self,
                                           PmapProvision         *provision);

G_END_DECLS
