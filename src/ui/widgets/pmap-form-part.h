/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form.h"

G_BEGIN_DECLS

#define PMAP_TYPE_FORM_PART (pmap_form_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmapFormPart, pmap_form_part, PMAP, FORM_PART, GtkWidget)

/**
 * PmapFormPartClass:
 * @bind: the form shows another record, or none, or may be changed now
 * @field_changed: (nullable): a field of the record, or of the form's fallback, reads differently
 * @checks_changed: (nullable): a record beside or around it reads differently, of which the checks of this one may speak
 * @list_changed: (nullable): records came into a list of the record, left it, or changed places
 * @flush: (nullable): gives what is typed and not yet taken to the editor
 *
 * What stands in a form. It finds its form by itself, however deep it stands.
 */
struct _PmapFormPartClass
{
  GtkWidgetClass parent_class;

  void (*bind)          (PmapFormPart    *self,
                         PmapRecord      *record);
  void (*field_changed) (PmapFormPart    *self,
                         const PmapField *field);
  void (*checks_changed) (PmapFormPart   *self);
  void (*list_changed)  (PmapFormPart    *self,
                         PmapRecordList  *list);
  void (*flush)         (PmapFormPart    *self);
};

PmapForm        *pmap_form_part_get_form       (PmapFormPart *self);
PmapWorkspace   *pmap_form_part_get_workspace  (PmapFormPart *self);
PmapRecord      *pmap_form_part_get_record     (PmapFormPart *self);
const char      *pmap_form_part_get_field_name (PmapFormPart *self);
const PmapField *pmap_form_part_get_field      (PmapFormPart *self);

G_END_DECLS
