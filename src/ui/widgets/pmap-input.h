/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form.h"

G_BEGIN_DECLS

#define PMAP_TYPE_INPUT (pmap_input_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmapInput, pmap_input, PMAP, INPUT, GtkWidget)

/**
 * PmapInputClass:
 * @get_control: the widget inside that takes the focus: it bears the name and the state
 * @show: puts what the record holds into the control
 * @flush: (nullable): gives what is typed and not yet taken to the editor
 * @get_typed: (nullable): what stands in the control, where that is typed
 * @set_typed: (nullable): puts a text into the control as if it had just been typed; it is not taken
 * @inherited_changed: (nullable): see pmap_input_set_inherited()
 *
 * The editor of one kind of field.
 */
struct _PmapInputClass
{
  GtkWidgetClass parent_class;

  GtkWidget *(*get_control)       (PmapInput  *self);
  void       (*show)              (PmapInput  *self);
  void       (*flush)             (PmapInput  *self);
  char      *(*get_typed)         (PmapInput  *self);
  void       (*set_typed)         (PmapInput  *self,
                                   const char *typed);
  void       (*inherited_changed) (PmapInput  *self,
                                   const char *inherited);
};

PmapInput       *pmap_input_new           (const PmapField *field);
const PmapField *pmap_input_get_field     (PmapInput       *self);
PmapForm        *pmap_input_get_form      (PmapInput       *self);
PmapRecord      *pmap_input_get_record    (PmapInput       *self);
PmapWorkspace   *pmap_input_get_workspace (PmapInput       *self);
GtkWidget       *pmap_input_get_control   (PmapInput       *self);
void             pmap_input_bind          (PmapInput       *self,
                                           PmapForm        *form,
                                           PmapRecord      *record);
void             pmap_input_set_inherited (PmapInput       *self,
                                           const char      *inherited);
void             pmap_input_show          (PmapInput       *self);
void             pmap_input_flush         (PmapInput       *self);
void             pmap_input_typed         (PmapInput       *self,
                                           const char      *shown);
gboolean         pmap_input_take_back     (PmapInput       *self);
gboolean         pmap_input_commit_typed  (PmapInput       *self,
                                           const char      *typed);
gboolean         pmap_input_commit_value  (PmapInput       *self,
                                           const GValue    *value);
void             pmap_input_refuse        (PmapInput       *self,
                                           const char      *message);
const char      *pmap_input_get_error     (PmapInput       *self);
gboolean         pmap_input_undo_refused  (GtkWidget       *inside);
const char      *pmap_input_get_suggestion (PmapInput      *self);
gboolean         pmap_input_take_suggestion (PmapInput     *self);

G_END_DECLS
