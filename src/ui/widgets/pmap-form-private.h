/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"

G_BEGIN_DECLS

void _pmap_form_add_part    (PmapForm     *self,
                             PmapFormPart *part);
void _pmap_form_remove_part (PmapForm     *self,
                             PmapFormPart *part);

G_END_DECLS
