/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CHOICE_ENTRY (pmap_choice_entry_get_type ())
G_DECLARE_FINAL_TYPE (PmapChoiceEntry, pmap_choice_entry, PMAP, CHOICE_ENTRY, GtkWidget)

void     pmap_choice_entry_add         (PmapChoiceEntry   *self,
                                        const char        *title,
                                        int                value);
void     pmap_choice_entry_set_value   (PmapChoiceEntry   *self,
                                        int                value);
gboolean pmap_choice_entry_take        (PmapChoiceEntry   *self,
                                        int               *value,
                                        GError           **error);

G_END_DECLS
