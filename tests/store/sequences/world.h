/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shared folder with a map in it, two people with a program and a home each, and all that may happen to the map. */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-pupil.h"
#include "store/pmap-file.h"
#include "store/pmap-lock.h"
#include "store/pmap-recovery.h"
#include "store/pmap-saver.h"
#include "store/pmap-snapshot.h"

#define N_PEOPLE 2
#define N_PUPILS 5
#define ALL_PUPILS ((1u << N_PUPILS) - 1)

typedef enum
{
  MAP_SHARED,
  MAP_PRIVATE,           /* Ann's alone */
  MAP_OTHER,             /* another school's */
  N_MAPS
} Map;

/* A protection that the shared map has had, and what opens it. */
typedef struct
{
  PmapProtection *protection;
  char *password;
} Secret;

/* Somebody with a program of their own. Pupils are sets of bits. */
typedef struct
{
  const char *name;
  char *state;           /* the state folder of their program */
  char *home;

  PmapFile *file;        /* NULL: the program is not running */
  PmapEditor *editor;
  PmapRecovery *recovery;
  PmapSnapshot *recovered;
  PmapLock *lock;
  PmapProtection *wish;  /* that no save has carried out yet; NULL with has_wish: none at all */
  gboolean has_wish;

  guint generation;      /* the highest that this program has sealed with or taken over */
  gboolean starts_anew;  /* its user wishes the protection off */
  guint erasing;         /* erased here, and not saved */
  guint ticked;          /* what is kept of the map goes with them, as when last erased */
  guint has_erased;      /* told by the program in the save that is under way */
  gboolean has_forgotten;
  guint forgotten;       /* nothing of them is kept for this person */
  gboolean is_protected; /* nothing of the map is kept as plain text for this person */
  GPtrArray *seen;       /* of PmapProtection, not owned: that this program knows, from opening the map on */
  gboolean has_told_of_former;   /* that something is kept under a former password */
  GPtrArray *crashes;    /* of GBytes: the map as it was when the program ended */
  GString *told;         /* what the program said since the step began */
} Person;

typedef struct
{
  GRand *random;         /* of the step that is made */
  char *root;
  char *share;
  char *path;            /* of the shared map: the last name that it got */
  char *others[N_MAPS];
  guint n_names;
  Person people[N_PEOPLE];
  GPtrArray *copies;     /* of GBytes: what the file was */
  GPtrArray *secrets;    /* of Secret */
  guint typed;           /* pupils whom somebody named in words of their own while another erased them */
  guint n_edits, n_crashes, n_put_back;
  GHashTable *contents;
  GString *story;        /* in words */
  char *fault;           /* the first that was found */
} World;

/* What was met, in all sequences: so that nothing is proved by never happening. */
typedef enum
{
  MET_SAVED,
  MET_REFUSED,
  MET_TAKEN_IN,
  MET_DECIDED,
  MET_PUT_BACK,
  MET_PROTECTED,
  MET_PASSWORD_TAKEN,
  MET_OLDER_COPY,
  MET_REPLACED,
  MET_ERASED,
  MET_FORGOTTEN,
  MET_UNDONE,
  MET_CRASHED,
  MET_RECOVERED,
  MET_RECOVERED_ALONE,
  MET_TAKEN_OVER,
  N_MET
} Met;

extern guint world_met[N_MET];

/* What stands in a file, whoever may read it: sets of bits. */
typedef struct
{
  guint maps;
  guint pupils;
  gboolean is_sealed;
  PmapProtection *protection;
} Content;

/* --- world.c --- */

World          *world_new           (const char     *root);
void            world_free          (World          *self);
void            world_be            (World          *self,
                                     Person         *person);
void            world_fail          (World          *self,
                                     const char     *format,
                                     ...) G_GNUC_PRINTF (2, 3);
void            world_say           (World          *self,
                                     const char     *format,
                                     ...) G_GNUC_PRINTF (2, 3);
guint           world_draw          (World          *self,
                                     guint           n);
GBytes         *world_read          (const char     *path);
GBytes         *world_open_sealed   (World          *self,
                                     GBytes         *bytes);
PmapProtection *world_find_key      (World          *self,
                                     GBytes         *sealed);
Content         world_look          (World          *self,
                                     const char     *path);
Content         world_look_at_text  (const char     *text,
                                     gsize           length);
char           *world_new_name      (World          *self);
char           *world_name_pupil    (guint           i);
PmapPupil      *world_get_pupil     (PmapDocument   *document,
                                     guint           i);
guint           world_get_pupils    (PmapDocument   *document);
const char     *world_get_word      (Map             map);

/* What anybody does to the file, without a program of ours. */
void            world_link          (World          *self);
void            world_put_no_file   (World          *self);
void            world_put_other     (World          *self);
void            world_put_old_copy  (World          *self);
void            world_damage        (World          *self);
void            world_rename        (World          *self);
void            world_copy          (World          *self);
void            world_put_away      (World          *self);
void            world_remove        (World          *self);
void            world_put_good      (World          *self);

/* --- program.c: what a window does, without the window --- */

PmapDocument   *program_get_document (Person        *person);
void            program_open        (World          *self,
                                     Person         *person);
void            program_close       (World          *self,
                                     Person         *person);
void            program_close_now   (World          *self,
                                     Person         *person);
void            program_edit        (World          *self,
                                     Person         *person);
void            program_mention     (World          *self,
                                     Person         *person);
void            program_erase       (World          *self,
                                     Person         *person);
void            program_undo        (World          *self,
                                     Person         *person);
void            program_redo        (World          *self,
                                     Person         *person);
void            program_wait        (World          *self,
                                     Person         *person);
void            program_catch_up    (World          *self,
                                     Person         *person);
void            program_save        (World          *self,
                                     Person         *person);
void            program_put_back    (World          *self,
                                     Person         *person);
void            program_save_as     (World          *self,
                                     Person         *person);
void            program_protect     (World          *self,
                                     Person         *person);
void            program_unprotect   (World          *self,
                                     Person         *person);
void            program_crash       (World          *self,
                                     Person         *person);
void            program_recover     (World          *self,
                                     Person         *person);
void            program_work_alone  (World          *self,
                                     Person         *person);

/* --- invariants.c --- */

void            invariants_check       (World       *self,
                                        Person      *person);
void            invariants_check_saved (World       *self,
                                        Person      *person,
                                        GBytes      *before);
void            invariants_check_taken (World       *self,
                                        PmapDocument *base,
                                        PmapDocument *mine,
                                        PmapDocument *theirs,
                                        PmapDocument *target);
void            invariants_check_end   (World       *self);
