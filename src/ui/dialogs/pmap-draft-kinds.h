/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

G_BEGIN_DECLS

#define PMAP_DRAFT_N_FIELDS 12

/**
 * PmapDraftKind:
 * @get_type: the noun
 * @title: (nullable) (untranslated): the title of the window that adds one: "Add a pupil". By default the noun's phrase.
 * @create: (nullable) (untranslated): the button that does it, with a mnemonic. By default the noun's phrase.
 * @step: (nullable) (untranslated): what can be undone then; "%s" in it is the new record's name. "Add %s" by default.
 * @fields: the fields that matter for a new one, in the order in which they are asked for; a %NULL ends them. The rest of the
 *   noun's table is behind "More". With none of them all of the table is asked for, in its order.
 * @needed: (nullable): a field without which nothing is added, beside those that the table requires
 * @then: (nullable): the field that the cursor goes to when it is added; %NULL for the page of the record
 * @begin: (nullable): the verb that puts such a record into the draft's list, where there is one; @of is what adding began with:
 *   the provision that a group is of. Without it the record begins as its noun says.
 *
 * How a record of a noun is added by its form. All of it has a default: labels, kinds and checks are the noun's table's.
 */
typedef struct
{
  GType (*get_type) (void);
  const char *title;
  const char *create;
  const char *step;
  const char *fields[PMAP_DRAFT_N_FIELDS];
  const char *needed;
  const char *then;
  PmapRecord *(*begin) (PmapDraft  *draft,
                        PmapRecord *of,
                        PmapDate    today);
} PmapDraftKind;

const PmapDraftKind *pmap_draft_kind_find (GType type);

G_END_DECLS
