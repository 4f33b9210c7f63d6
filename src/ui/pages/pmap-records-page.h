/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-page.h"
#include "ui/widgets/pmap-filter-bar.h"
#include "ui/widgets/pmap-table.h"

G_BEGIN_DECLS

#define PMAP_TYPE_RECORDS_PAGE (pmap_records_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmapRecordsPage, pmap_records_page, PMAP, RECORDS_PAGE, PmapPage)

#define PMAP_RECORDS_PAGE_N_ACTIONS 3

/**
 * PmapRecordsAction:
 * @label: (untranslated): what the menu of the page says, with a mnemonic
 * @action: what it does, in detail: "win.add-from-menu"
 *
 * Something that is done with the whole list.
 */
typedef struct
{
  const char *label;
  const char *action;
} PmapRecordsAction;

/**
 * PmapRecordsPageKind:
 * @listing: what the table shows: the nick of a #PmapListing
 * @form: (nullable): the resource with the #PmapForm, of the id "form"; %NULL where the page's type makes its own, where Enter turns to
 *   the page on which the record has its place, or with @add_label for a form made of the noun's table
 * @add_label: (nullable) (untranslated): the button that adds a record by the noun's #PmapDraftKind, with a mnemonic
 * @remove_label: (nullable) (untranslated): the button that takes the record of the form out of the map
 * @first_field: (nullable): the list in the form that Enter on a row leads to as long as nothing is in it; else, or where this is
 *   %NULL, it leads to the first field
 * @empty_title: (untranslated): what is said while the map has no such record at all
 * @empty_text: (untranslated): and what to do
 * @actions: the menu beside the title; the first without a label ends it
 * @offers_first: whether the first of these is offered also where the page is empty
 * @filters: those of its own; the first without a name ends them
 *
 * What a page of records shows.
 */
struct _PmapRecordsPageKind
{
  const char *listing;
  const char *form;
  const char *add_label;
  const char *remove_label;
  const char *first_field;
  const char *empty_title;
  const char *empty_text;
  PmapRecordsAction actions[PMAP_RECORDS_PAGE_N_ACTIONS];
  gboolean offers_first;
  PmapRecordsFilter filters[PMAP_FILTER_BAR_N_FILTERS];
};

/**
 * PmapRecordsPageClass:
 * @show_form: the form is to show another record, or none
 * @focus_form: goes to a field of the form, or to its first
 *
 * For a page whose form is not a mere #PmapForm.
 */
struct _PmapRecordsPageClass
{
  PmapPageClass parent_class;

  void (*show_form)  (PmapRecordsPage *self,
                      PmapRecord      *record);
  void (*focus_form) (PmapRecordsPage *self,
                      const char      *field_name);
};

void        pmap_records_page_refilter   (PmapRecordsPage *self);
void        pmap_records_page_show_all   (PmapRecordsPage *self);
void        pmap_records_page_show_only  (PmapRecordsPage *self,
                                          const char      *filter);
void        pmap_records_page_add        (PmapRecordsPage *self,
                                          PmapRecord      *of);
gboolean    pmap_records_page_edit       (PmapRecordsPage *self,
                                          PmapRecord      *record,
                                          const char      *field_name);
char       *pmap_records_page_describe_filter (PmapRecordsPage *self);
PmapTable  *pmap_records_page_get_table  (PmapRecordsPage *self);
PmapRecord *pmap_records_page_get_record (PmapRecordsPage *self);

G_END_DECLS
