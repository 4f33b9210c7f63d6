/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-erase.h"

G_BEGIN_DECLS

GPtrArray *_pmap_erase_list_words       (PmapPupil       *pupil,
                                         PmapEraseTexts   texts);
gboolean   _pmap_erase_replace_mentions (PmapEditor      *editor,
                                         PmapPupil       *pupil,
                                         PmapEraseTexts   texts,
                                         GError         **error);

G_END_DECLS
