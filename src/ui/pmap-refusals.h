/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapRefusal:
 * @record: whose field
 * @field: the field
 * @typed: what stands in it
 * @message: why the map did not take it
 */
typedef struct
{
  PmapRecord *record;
  const PmapField *field;
  char *typed;
  char *message;
} PmapRefusal;

#define PMAP_TYPE_REFUSALS (pmap_refusals_get_type ())
G_DECLARE_FINAL_TYPE (PmapRefusals, pmap_refusals, PMAP, REFUSALS, GObject)

PmapRefusals      *pmap_refusals_new      (PmapDocument    *document);
void               pmap_refusals_add      (PmapRefusals    *self,
                                           PmapRecord      *record,
                                           const PmapField *field,
                                           const char      *typed,
                                           const char      *message);
void               pmap_refusals_remove   (PmapRefusals    *self,
                                           PmapRecord      *record,
                                           const PmapField *field);
void               pmap_refusals_clear    (PmapRefusals    *self);
const PmapRefusal *pmap_refusals_find     (PmapRefusals    *self,
                                           PmapRecord      *record,
                                           const PmapField *field);
guint              pmap_refusals_count    (PmapRefusals    *self);
const PmapRefusal *pmap_refusals_get      (PmapRefusals    *self,
                                           guint            position);
char              *pmap_refusals_describe (PmapRefusals    *self);

G_END_DECLS
