/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

/**
 * PmapStarterMenu:
 * @nick: a short name that scripts use
 * @title: (untranslated): the kind of school that it is for; use pmap_starter_menu_get_title()
 * @phase: the phase of such a school, as in pmap_phases
 *
 * A menu of provision to begin with, which the program carries.
 */
typedef struct
{
  const char *nick;
  const char *title;
  const char *phase;
} PmapStarterMenu;

const PmapStarterMenu *pmap_starter_menus_get      (guint                 *n_menus);
const PmapStarterMenu *pmap_starter_menu_find      (const char            *nick);
const PmapStarterMenu *pmap_starter_menu_suggest   (PmapDocument          *document);
const char            *pmap_starter_menu_get_title (const PmapStarterMenu *self);
PmapDocument          *pmap_starter_menu_load      (const PmapStarterMenu *self);

G_END_DECLS
