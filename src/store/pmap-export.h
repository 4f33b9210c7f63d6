/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pmap_export_may_write (GFile             *file,
                                GError           **error);
void     pmap_export_async  (GFile                *file,
                             GBytes               *bytes,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
gboolean pmap_export_finish (GFile                *file,
                             GAsyncResult         *result,
                             GError              **error);

G_END_DECLS
