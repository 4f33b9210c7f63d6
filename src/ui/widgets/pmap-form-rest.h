/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"

G_BEGIN_DECLS

#define PMAP_TYPE_FORM_REST (pmap_form_rest_get_type ())
G_DECLARE_FINAL_TYPE (PmapFormRest, pmap_form_rest, PMAP, FORM_REST, PmapFormPart)

PmapForm *pmap_form_rest_append_form (GtkBox     *box,
                                      const char *resource);

G_END_DECLS
