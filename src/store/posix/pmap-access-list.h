/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

typedef struct _PmapAccessList PmapAccessList;

PmapAccessList *pmap_access_list_read       (int             descriptor,
                                             mode_t          mode);
gboolean        pmap_access_list_write      (PmapAccessList *self,
                                             int             descriptor);
gboolean        pmap_access_list_is_plain   (PmapAccessList *self);
mode_t          pmap_access_list_get_mode   (PmapAccessList *self);
guint           pmap_access_list_get_group  (PmapAccessList *self);
void            pmap_access_list_set_owner  (PmapAccessList *self,
                                             guint           rights);
void            pmap_access_list_add_user   (PmapAccessList *self,
                                             uid_t           user,
                                             guint           rights);
void            pmap_access_list_move_group (PmapAccessList *self,
                                             gid_t           group);
void            pmap_access_list_free       (PmapAccessList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapAccessList, pmap_access_list_free)

G_END_DECLS
