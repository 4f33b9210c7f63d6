/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_FORM (pmap_form_get_type ())
G_DECLARE_FINAL_TYPE (PmapForm, pmap_form, PMAP, FORM, GtkBox)

/**
 * PmapFormListFunc:
 * @form: a form
 * @field: one of its fields that holds a reference
 * @user_data: data
 *
 * Returns: (transfer container) (nullable) (element-type PmapRecord): the records that @field may name, in the order
 *   offered; %NULL for all of the map
 */
typedef GPtrArray *(*PmapFormListFunc) (PmapForm        *form,
                                        const PmapField *field,
                                        gpointer         user_data);

GtkWidget     *pmap_form_new             (void);
PmapWorkspace *pmap_form_get_workspace   (PmapForm         *self);
void           pmap_form_set_workspace   (PmapForm         *self,
                                          PmapWorkspace    *workspace);
PmapRecord    *pmap_form_get_record      (PmapForm         *self);
void           pmap_form_set_record      (PmapForm         *self,
                                          PmapRecord       *record);
gboolean       pmap_form_is_draft        (PmapForm         *self);
PmapRecord    *pmap_form_get_fallback    (PmapForm         *self);
void           pmap_form_set_fallback    (PmapForm         *self,
                                          PmapRecord       *fallback,
                                          const char       *whence);
const char    *pmap_form_get_whence      (PmapForm         *self);
void           pmap_form_set_list_func   (PmapForm         *self,
                                          PmapFormListFunc  func,
                                          gpointer          user_data);
GPtrArray     *pmap_form_list_references (PmapForm         *self,
                                          const PmapField  *field);
const PmapIssue *pmap_form_find_issue    (PmapForm         *self,
                                          const PmapField  *field);
void           pmap_form_flush           (PmapForm         *self);
gboolean       pmap_form_focus_field     (PmapForm         *self,
                                          const char       *field_name);

G_END_DECLS
