/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-chooser-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CHOOSER (pmap_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PmapChooser, pmap_chooser, PMAP, CHOOSER, GtkWidget)

/**
 * PmapChooserFunc:
 * @chooser: a chooser
 * @user_data: data
 *
 * Returns: (transfer container) (element-type PmapChooserItem): all that is offered, in its order; the array owns the items
 */
typedef GPtrArray *(*PmapChooserFunc) (PmapChooser *chooser,
                                       gpointer     user_data);

GtkWidget  *pmap_chooser_new         (void);
void        pmap_chooser_set_func    (PmapChooser     *self,
                                      PmapChooserFunc  func,
                                      gpointer         user_data);
const char *pmap_chooser_get_text    (PmapChooser     *self);
void        pmap_chooser_set_text    (PmapChooser     *self,
                                      const char      *text);
void        pmap_chooser_set_typed   (PmapChooser     *self,
                                      const char      *typed);
GtkWidget  *pmap_chooser_get_entry   (PmapChooser     *self);
void        pmap_chooser_set_eager   (PmapChooser     *self,
                                      gboolean         eager);
void        pmap_chooser_set_activates_default (PmapChooser *self,
                                                gboolean     activates_default);
gboolean    pmap_chooser_is_open     (PmapChooser     *self);
void        pmap_chooser_flush       (PmapChooser     *self);

G_END_DECLS
