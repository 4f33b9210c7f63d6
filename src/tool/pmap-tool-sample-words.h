/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"

G_BEGIN_DECLS

/**
 * PmapToolSampleProvision:
 *
 * What a made-up school has on its menu.
 */
typedef struct
{
  const char *name;
  gboolean is_specialist;
  PmapArea area;
  int minutes;
  int preparation;
  int sessions;
  int group_size;
  const char *measure;
  const char *purpose;
} PmapToolSampleProvision;

/**
 * PmapToolSampleNeed:
 *
 * A type of need with the ways in which it shows, and what is aimed at and done about it.
 */
typedef struct
{
  PmapNeedType type;
  const char *impacts[3];
  const char *targets[3];
  const char *strategy;
} PmapToolSampleNeed;

extern const PmapToolSampleProvision pmap_tool_sample_provisions[];
extern const guint pmap_tool_sample_n_provisions;
extern const PmapToolSampleNeed pmap_tool_sample_needs[];
extern const guint pmap_tool_sample_n_needs;

/* Lists of words, ended by NULL. */
extern const char *const pmap_tool_sample_given_names[];
extern const char *const pmap_tool_sample_family_names[];
extern const char *const pmap_tool_sample_places[];
extern const char *const pmap_tool_sample_times[];
extern const char *const pmap_tool_sample_strengths[];
extern const char *const pmap_tool_sample_views[];
extern const char *const pmap_tool_sample_parent_views[];
extern const char *const pmap_tool_sample_notes[];

G_END_DECLS
