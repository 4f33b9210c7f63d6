/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_SILENCE_BUTTON (pmap_silence_button_get_type ())
G_DECLARE_FINAL_TYPE (PmapSilenceButton, pmap_silence_button, PMAP, SILENCE_BUTTON, GtkWidget)

GtkWidget *pmap_silence_button_new (const PmapIssueKind *kind,
                                    gboolean             is_silenced);

G_END_DECLS
