/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PAGE (pmap_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmapPage, pmap_page, PMAP, PAGE, GtkWidget)

typedef struct _PmapRecordsPageKind PmapRecordsPageKind;

#define PMAP_PAGE_N_SHOWS 3

/**
 * PmapPageKind:
 * @name: a short name that actions use
 * @title: (nullable) (untranslated): what readers see; %NULL for a page that does not stand in the list of the school's pages
 * @icon_name: (nullable): its icon there; %NULL for that of a list
 * @get_type: the widget that shows it
 * @shows: (nullable): types of the records whose place it is, with all that is in them
 * @report: what is printed while it is looked at: the nick of a #PmapReportKind
 * @records: (nullable): what a page of records shows
 *
 * A page of the window, described. Side list, shortcuts, menu and the way to a record read it.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
  GType (*shows[PMAP_PAGE_N_SHOWS]) (void);
  const char *report;
  const PmapRecordsPageKind *records;
} PmapPageKind;

/**
 * PmapPageClass:
 * @workspace_set: (nullable): the page has another map, or none; takes over what does not change with every edit
 * @record_changed: (nullable): a record changed, came or went, and @refresh will follow: for a page that shows little anew for little
 * @period_changed: (nullable): all figures are of another period, and @refresh will follow
 * @refresh: (nullable): something in the map changed; shows the figures anew
 * @show_record: (nullable): a record on the page is to be selected and brought into view
 * @get_form: (nullable): the form that is open beside what the page lists, if one is
 *
 * @workspace_set and @refresh are called in this order when a workspace is set; @refresh once more for each burst of changes after that.
 */
struct _PmapPageClass
{
  GtkWidgetClass parent_class;

  void (*workspace_set) (PmapPage *self);
  void (*record_changed) (PmapPage   *self,
                          PmapRecord *record);
  void (*period_changed) (PmapPage *self);
  void (*refresh)       (PmapPage *self);
  void (*show_record)   (PmapPage   *self,
                         PmapRecord *record);
  GtkWidget *(*get_form) (PmapPage *self);
};

const PmapPageKind *pmap_page_get_kind (PmapPage      *self);
PmapWorkspace *pmap_page_get_workspace (PmapPage      *self);
void           pmap_page_set_workspace (PmapPage      *self,
                                        PmapWorkspace *workspace);
void           pmap_page_queue_refresh (PmapPage      *self);
void           pmap_page_show_record   (PmapPage      *self,
                                        PmapRecord    *record);
GtkWidget     *pmap_page_get_form      (PmapPage      *self);
void           pmap_page_take_focus    (PmapPage      *self);

G_END_DECLS
