/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PmapNameForms PmapNameForms;

/**
 * PmapNameFormFunc:
 * @form: how somebody may be called, folded
 * @user_data: what was given with the function
 */
typedef void (*PmapNameFormFunc) (const char *form,
                                  gpointer    user_data);

PmapNameForms *pmap_name_forms_new         (const char          *lines);
void           pmap_name_forms_free        (PmapNameForms       *self);
PmapNameForms *pmap_name_forms_get_default (void);
void           pmap_name_forms_visit       (const PmapNameForms *self,
                                            const char          *name,
                                            PmapNameFormFunc     visit,
                                            gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapNameForms, pmap_name_forms_free)

G_END_DECLS
