/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

/**
 * PmapErasePlaces:
 * @PMAP_ERASE_KEEP_PLACES: a "Former pupil" without any details takes the pupil's places in groups: nobody's costs change
 * @PMAP_ERASE_TAKE_PLACES: the places go: others in a group share its cost without the pupil, from its first day on, and what
 *   only this pupil had goes as well
 *
 * What becomes of the places that an erased pupil had.
 */
typedef enum
{
  PMAP_ERASE_KEEP_PLACES,
  PMAP_ERASE_TAKE_PLACES,
} PmapErasePlaces;

/**
 * PmapMention:
 * @record: a record that is not the pupil's own; not owned
 * @field: the field in whose text the pupil is named
 */
typedef struct
{
  PmapRecord *record;
  const PmapField *field;
} PmapMention;

/**
 * PmapErasePart:
 * @field: a field of a record of the pupil's that holds records
 * @n: how many there are, of all the pupil's
 */
typedef struct
{
  const PmapField *field;
  guint n;
} PmapErasePart;

GArray       *pmap_erase_count_parts   (PmapPupil        *pupil);
GPtrArray    *pmap_erase_list_places   (PmapPupil        *pupil);
GArray       *pmap_erase_list_mentions (PmapPupil        *pupil);
guint         pmap_erase_count_trail   (PmapPupil        *pupil);
PmapDocument *pmap_erase_try           (PmapPupil        *pupil,
                                        PmapErasePlaces   places);
gboolean      pmap_erase_pupil         (PmapEditor       *editor,
                                        PmapPupil        *pupil,
                                        PmapErasePlaces   places,
                                        gboolean          in_texts,
                                        GError          **error);
void          pmap_erase_recover       (PmapEditor       *editor,
                                        PmapDocument     *draft,
                                        GPtrArray        *erased,
                                        gboolean          forget_versions,
                                        const char       *label);

G_END_DECLS
