/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rooms of reading term dates share: lines become rows and events, events become rows, rows are judged. */
#pragma once

#include "exchange/pmap-term-dates.h"
#include "exchange/pmap-term-words.h"

G_BEGIN_DECLS

/* What may stand in the place of a day whose weekday is another's. */
typedef struct
{
  char *written;         /* in the line */
  char *day;             /* with its weekday */
} PmapTermFix;

struct _PmapTermRow
{
  GObject parent_instance;

  guint line;            /* from 1 */
  guint other_line;      /* that says when it ends, where that is another one; else 0 */
  char *text;            /* the line as it stands */
  PmapTermOutcome outcome;
  char *name;
  int kind;              /* of a closure */
  gboolean is_plain;
  gboolean is_numbered;  /* the name of the term counts already */
  PmapTermSeason season;
  PmapDate start, end;
  GString *remark;
  GPtrArray *fixes;      /* of PmapTermFix */
};

/* That a term or a holiday begins or ends. */
typedef struct
{
  PmapTermRow *row;      /* what becomes of it if it finds no other */
  PmapTermWords *words;
  PmapDate date;
  PmapTermEvent event;
  gboolean is_holiday;
  gboolean is_broken;    /* its day has to be put right first */
} PmapTermEventLine;

/* A text as it is read. */
typedef struct
{
  PmapYear *year;
  GPtrArray *rows;       /* of PmapTermRow, in the text's order */
  GPtrArray *events;     /* of PmapTermEventLine */
} PmapTermReading;

PmapTermRow *_pmap_term_row_new           (guint            line,
                                           const char      *text,
                                           PmapTermOutcome  outcome);
void         _pmap_term_row_remark        (PmapTermRow     *self,
                                           const char      *format,
                                           ...) G_GNUC_PRINTF (2, 3);
void         _pmap_term_row_become        (PmapTermRow         *self,
                                           PmapTermSubject      subject,
                                           const PmapTermWords *words);
gboolean     _pmap_term_is_lesson_time    (PmapDate         start,
                                           PmapDate         end);

void         _pmap_term_reading_read      (PmapTermReading *self,
                                           const char      *text);
void         _pmap_term_reading_pair      (PmapTermReading *self);

G_END_DECLS
