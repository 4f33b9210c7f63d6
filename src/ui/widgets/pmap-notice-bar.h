/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_NOTICE_BAR (pmap_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (PmapNoticeBar, pmap_notice_bar, PMAP, NOTICE_BAR, GtkWidget)

/**
 * PmapNoticeTerm:
 * @PMAP_NOTICE_ALWAYS: it stays true
 * @PMAP_NOTICE_UNTIL_CHANGED: it speaks of the map as it is now: of the last step, which it may offer to undo, or of a step
 *   that could not be done. Any other step, undo among them, ends it
 * @PMAP_NOTICE_UNTIL_SAVED: it speaks of what is not in the file yet; a save that works ends it
 * @PMAP_NOTICE_UNTIL_KEPT: it speaks of work that is not safe from a crash; a snapshot of it ends it
 * @PMAP_NOTICE_UNTIL_PUT_RIGHT: it speaks of fields whose text was not taken; it ends when there is none
 *
 * How long what a notice says is true. A notice goes when it is not.
 */
typedef enum
{
  PMAP_NOTICE_ALWAYS = 0,
  PMAP_NOTICE_UNTIL_CHANGED = 1 << 0,
  PMAP_NOTICE_UNTIL_SAVED = 1 << 1,
  PMAP_NOTICE_UNTIL_KEPT = 1 << 2,
  PMAP_NOTICE_UNTIL_PUT_RIGHT = 1 << 3,
} PmapNoticeTerm;

void        pmap_notice_bar_set_workspace  (PmapNoticeBar  *self,
                                            PmapWorkspace  *workspace);
void        pmap_notice_bar_say            (PmapNoticeBar  *self,
                                            PmapNoticeTerm  term,
                                            const char     *message);
void        pmap_notice_bar_say_and_offer  (PmapNoticeBar  *self,
                                            PmapNoticeTerm  term,
                                            const char     *message,
                                            const char     *label,
                                            const char     *action);
void        pmap_notice_bar_warn           (PmapNoticeBar  *self,
                                            PmapNoticeTerm  term,
                                            const char     *message);
void        pmap_notice_bar_warn_and_offer (PmapNoticeBar  *self,
                                            PmapNoticeTerm  term,
                                            const char     *message,
                                            const char     *label,
                                            const char     *action);
void        pmap_notice_bar_stand          (PmapNoticeBar  *self,
                                            const char     *message,
                                            const char     *label,
                                            const char     *action);
void        pmap_notice_bar_end            (PmapNoticeBar  *self,
                                            PmapNoticeTerm  term);
void        pmap_notice_bar_close          (PmapNoticeBar  *self);
const char *pmap_notice_bar_get_message    (PmapNoticeBar  *self);

G_END_DECLS
