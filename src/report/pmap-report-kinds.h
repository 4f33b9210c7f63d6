/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-name-screen.h"
#include "report/pmap-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapReportOrder:
 * @ledger: the map's figures; its period is printed beside the totals
 * @today: the day on which it is printed
 * @pupil: (nullable): whom it is about, where it is about one
 * @screen: (nullable): takes the names of other children out, where it is for a family
 * @rows: (nullable): the records of a table, in their order, where only some of them are wanted
 * @filter: (nullable): what they were chosen by, in words
 *
 * What is to be printed.
 */
typedef struct
{
  PmapLedger *ledger;
  PmapDate today;
  const char *pupil;
  PmapNameScreen *screen;
  GListModel *rows;
  const char *filter;
} PmapReportOrder;

/**
 * PmapReportKind:
 * @nick: a short name that scripts and settings use
 * @title: (untranslated): what it is called where it is chosen; use pmap_report_kind_get_title()
 * @about_pupil: whether it is about one pupil instead of the school
 * @for_family: whether it is for the pupil's family, so that no other child may be named in it
 * @build: lays it out
 * @listing: (nullable): the nick of the table that it prints
 *
 * Something that a map can be printed as. Windows, menus and the command line read this. A report is described where it is built, and
 * named in meson.build; each table of the map (#PmapListing) is one, too.
 */
typedef struct _PmapReportKind PmapReportKind;
struct _PmapReportKind
{
  const char *nick;
  const char *title;
  gboolean about_pupil;
  gboolean for_family;
  PmapReport *(*build) (const PmapReportKind  *kind,
                        const PmapReportOrder *order);
  const char *listing;
};

const PmapReportKind *pmap_report_kinds_get  (guint                 *n_kinds);
const PmapReportKind *pmap_report_kind_find  (const char            *nick);
const char           *pmap_report_kind_get_title (const PmapReportKind *self);
PmapReport           *pmap_report_kind_build (const PmapReportKind  *self,
                                              const PmapReportOrder *order);

G_END_DECLS
