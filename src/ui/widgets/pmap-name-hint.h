/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-input.h"

G_BEGIN_DECLS

#define PMAP_TYPE_NAME_HINT (pmap_name_hint_get_type ())
G_DECLARE_FINAL_TYPE (PmapNameHint, pmap_name_hint, PMAP, NAME_HINT, GtkWidget)

GtkWidget *pmap_name_hint_new    (void);
void       pmap_name_hint_follow (PmapNameHint *self,
                                  PmapInput    *input);
void       pmap_name_hint_look   (PmapNameHint *self);

G_END_DECLS
