/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one pupil: a strip that says who and how much, and under it the tabs. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-page.h"

struct _PmapPupilPage
{
  PmapPupilView parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapPupilPage, pmap_pupil_page, PMAP_TYPE_PUPIL_VIEW)

static void
pmap_pupil_page_class_init (PmapPupilPageClass *klass)
{
}

static void
pmap_pupil_page_init (PmapPupilPage *self)
{
}

/**
 * pmap_pupil_page_show_record:
 * @self: a page
 * @record: the pupil, or something inside or about the pupil: a need, a target, a group membership
 *
 * Shows the pupil that @record is about, the tab that it is on, and selects it there.
 */
void
pmap_pupil_page_show_record (PmapPupilPage *self,
                             PmapRecord    *record)
{
  g_return_if_fail (PMAP_IS_PUPIL_PAGE (self) && PMAP_IS_RECORD (record));

  if (PMAP_IS_PUPIL (record))
    pmap_pupil_view_set_pupil (PMAP_PUPIL_VIEW (self), PMAP_PUPIL (record));
}
