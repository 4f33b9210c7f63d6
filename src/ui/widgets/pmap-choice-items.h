/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-chooser-item.h"
#include "ui/widgets/pmap-form.h"

G_BEGIN_DECLS

GPtrArray *pmap_choice_items_new    (PmapForm        *form,
                                     const PmapField *field);
void       pmap_choice_items_take   (const PmapField *field,
                                     PmapChooserItem *item,
                                     GValue          *value);
char      *pmap_choice_items_format (PmapRecord      *record,
                                     const PmapField *field);

G_END_DECLS
