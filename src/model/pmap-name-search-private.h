/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-name-index.h"
#include "model/pmap-name-match.h"
#include "model/pmap-name-text.h"

G_BEGIN_DECLS

/** No pupil of an index. */
#define PMAP_NAME_NO_PUPIL G_MAXUINT

/* Some words of a text that are a name of somebody. */
typedef struct
{
  guint first;
  guint last;
  PmapNameEntry *entry;
  guint64 spaces;               /* where spaces stand in it */
  gboolean is_loose;            /* broken where no name has a space: over lines, or letter by letter */
} PmapNamePart;

/* A search in one text. */
typedef struct
{
  const PmapNameIndex *index;
  PmapNameText *text;
  guint own;                    /* PMAP_NAME_NO_PUPIL */
  GHashTable *kept;             /* words that are no names in what is written about that pupil, or NULL */
  GString *buffer;
  GArray *hits;
} PmapNameSearch;

gsize _pmap_name_find_possessive_end (const PmapNameSearch *search,
                                      guint                 last,
                                      guint                *next);
guint _pmap_name_add_hit (PmapNameSearch   *search,
                          guint             first,
                          guint             last,
                          GArray           *pupils,
                          PmapNameCertainty certainty,
                          PmapNameReason    reason);
gboolean _pmap_name_contains (GArray *pupils,
                              guint   pupil);
void _pmap_name_add_pupil (GArray *pupils,
                           guint   pupil);
gboolean _pmap_name_fits (const PmapNamePart *part,
                          const PmapNameRef  *ref);
PmapNameKinds _pmap_name_get_kinds (const PmapNamePart *part,
                                    guint               pupil);
gboolean _pmap_name_is_english (const PmapNameSearch *search,
                                guint                 word);
gboolean _pmap_name_find_part (const PmapNameSearch *search,
                               guint                 at,
                               PmapNamePart         *part);
GArray *_pmap_name_unite (const PmapNamePart *first,
                          const PmapNamePart *second,
                          gboolean            is_reversed);
guint _pmap_name_take_one (PmapNameSearch     *search,
                           const PmapNamePart *part);
GArray *_pmap_name_list_others (const PmapNameSearch *search,
                                const PmapNamePart   *part,
                                PmapNameKinds         own,
                                PmapNameKinds        *kinds);
gboolean _pmap_name_take_full (PmapNameSearch     *search,
                               const PmapNamePart *part,
                               guint              *next);
gboolean _pmap_name_take_with_initial (PmapNameSearch     *search,
                                       const PmapNamePart *part,
                                       guint              *next);
gboolean _pmap_name_take_after_initial (PmapNameSearch *search,
                                        guint           letter,
                                        guint          *next);
gboolean _pmap_name_take_letters (PmapNameSearch *search,
                                  guint           first,
                                  guint          *next);
gboolean _pmap_name_take_pair (PmapNameSearch *search,
                               guint           at,
                               guint          *next);
guint _pmap_name_take_altered (PmapNameSearch *search,
                               guint           at);
gboolean _pmap_name_is_small (const PmapNameSearch *search,
                              const PmapNamePart   *part);
gboolean _pmap_name_is_all_english (const PmapNameSearch *search,
                                    const PmapNamePart   *part);
gboolean _pmap_name_follows_title (const PmapNameSearch *search,
                                   guint                 first);

static inline const PmapNameRef *
_pmap_name_get_ref (const PmapNamePart *part,
                    guint               i)
{
  return &g_array_index (part->entry->refs, PmapNameRef, i);
}

G_END_DECLS
