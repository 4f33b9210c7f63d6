/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *pmap_text_clean        (const char *text,
                                  gboolean    keep_lines);
char     *pmap_text_for_display  (const char *text,
                                  gboolean    keep_lines);
char     *pmap_text_of_file_name (const char *name);
char     *pmap_text_list         (GPtrArray  *texts,
                                  guint       most);
gboolean  pmap_text_has_control  (const char *text,
                                  gsize       length);
char     *pmap_text_plain        (const char *text);
char     *pmap_text_fold         (const char *text);
gboolean  pmap_text_matches      (const char *folded,
                                  const char *typed);
gboolean  pmap_text_has_word     (const char *text,
                                  const char *word);

char     *pmap_text_excerpt      (const char *text,
                                  const char *other,
                                  glong       most);

void      pmap_text_append_sentence (GString    *text,
                                     guint       n,
                                     const char *sentence);

const char *pmap_text_get_language (void);
char     *pmap_text_format_size  (guint64     size);

G_END_DECLS
