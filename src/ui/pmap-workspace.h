/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "history/pmap-draft.h"
#include "model/pmap-name-match.h"
#include "ui/pmap-refusals.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapRecordSet:
 * @PMAP_RECORD_SET_REGISTER: the pupils with SEN support or an EHC plan
 * @PMAP_RECORD_SET_REVIEWS_DUE: the pupils whose review is due
 * @PMAP_RECORD_SET_RUNNING: the groups that run today
 * @PMAP_RECORD_SET_GROUPS: all groups, with what they cost
 *
 * What a figure counts, and the window can list.
 */
typedef enum
{
  PMAP_RECORD_SET_REGISTER,
  PMAP_RECORD_SET_REVIEWS_DUE,
  PMAP_RECORD_SET_RUNNING,
  PMAP_RECORD_SET_GROUPS,
} PmapRecordSet;

#define PMAP_TYPE_WORKSPACE (pmap_workspace_get_type ())
G_DECLARE_FINAL_TYPE (PmapWorkspace, pmap_workspace, PMAP, WORKSPACE, GObject)

PmapWorkspace *pmap_workspace_new           (PmapDocument  *document,
                                             GFile         *file);
PmapWorkspace *pmap_workspace_new_disguised (PmapWorkspace *original);
PmapWorkspace *pmap_workspace_new_for_draft (PmapWorkspace *original,
                                             PmapDraft     *draft);
PmapDocument  *pmap_workspace_get_document  (PmapWorkspace *self);
PmapEditor    *pmap_workspace_get_editor    (PmapWorkspace *self);
PmapHistory   *pmap_workspace_get_history   (PmapWorkspace *self);
PmapLedger    *pmap_workspace_get_ledger    (PmapWorkspace *self);
GFile         *pmap_workspace_get_file      (PmapWorkspace *self);
void           pmap_workspace_set_file      (PmapWorkspace *self,
                                             GFile         *file);
gboolean       pmap_workspace_is_read_only  (PmapWorkspace *self);
void           pmap_workspace_set_read_only (PmapWorkspace *self,
                                             gboolean       read_only);
gboolean       pmap_workspace_is_disguised  (PmapWorkspace *self);
char          *pmap_workspace_disguise_text (PmapWorkspace *self,
                                             const char    *text);
void           pmap_workspace_set_period    (PmapWorkspace *self,
                                             const char    *nick);
const char    *pmap_workspace_get_period    (PmapWorkspace *self);
gboolean       pmap_workspace_shows_year    (PmapWorkspace *self);
PmapLedger    *pmap_workspace_get_year_ledger (PmapWorkspace *self);
char          *pmap_workspace_say_cost      (PmapWorkspace *self);
char          *pmap_workspace_say_when      (PmapWorkspace *self);
PmapDate       pmap_workspace_get_today     (PmapWorkspace *self);
PmapDraft     *pmap_workspace_get_draft     (PmapWorkspace *self);
PmapRefusals  *pmap_workspace_get_refusals  (PmapWorkspace *self);

void           pmap_workspace_show          (PmapWorkspace *self,
                                             PmapRecord    *record);
void           pmap_workspace_show_field    (PmapWorkspace *self,
                                             PmapRecord    *record,
                                             const char    *field);
void           pmap_workspace_show_page     (PmapWorkspace *self,
                                             const char    *page);
void           pmap_workspace_show_list     (PmapWorkspace *self,
                                             PmapRecordSet  set);
void           pmap_workspace_notice        (PmapWorkspace *self,
                                             const char    *message);
void           pmap_workspace_notice_undo   (PmapWorkspace *self,
                                             const char    *message);
void           pmap_workspace_error         (PmapWorkspace *self,
                                             const char    *message);
void           pmap_workspace_refuse        (PmapWorkspace *self,
                                             const char    *message);

G_END_DECLS
