/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form.h"

G_BEGIN_DECLS

void       pmap_form_fields_add          (GtkBox            *box,
                                          GType              type,
                                          const char *const *names);
void       pmap_form_fields_add_rest     (GtkBox            *box,
                                          GType              type,
                                          const char *const *names);
GPtrArray *pmap_form_fields_list_missing (GtkWidget         *inside,
                                          const char        *needed);

G_END_DECLS
