/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder with a map in it, as schools have them, to save in while faults happen; see place.c. */
#pragma once

#include "store/faults/faults.h"

#include <gio/gio.h>
#include <sys/types.h>

/**
 * Scene:
 * @SCENE_OWN: the user's own file
 * @SCENE_COLLEAGUE: a file of another user, in a folder that both may write in by their group
 * @SCENE_LINK: a symbolic link, in another folder than the file
 * @SCENE_HARD_LINK: a file with a second name
 * @SCENE_NEW: no file yet
 */
typedef enum
{
  SCENE_OWN,
  SCENE_COLLEAGUE,
  SCENE_LINK,
  SCENE_HARD_LINK,
  SCENE_NEW,
  N_SCENES
} Scene;

/* What the program says of its save. */
typedef enum
{
  WORD_NONE,
  WORD_SAVED,
  WORD_NOT_SAVED,
  WORD_CHANGED,
  WORD_OTHER,
} Word;

/* What came of a save in a process of its own. */
typedef struct
{
  Word word;
  gboolean confirmed;
  gboolean noted;            /* something was said beside "saved" */
  char message[512];
  int status;                /* of the process, as wait() gives it */
} Outcome;

typedef struct _Place Place;

/**
 * PlaceSave:
 * @place: where
 * @bytes: what to save
 * @base: (nullable): what is believed to be there
 * @outcome: what the program said
 *
 * One way to save; called in the child.
 */
typedef void (*PlaceSave) (Place   *place,
                           GBytes  *bytes,
                           GBytes  *base,
                           Outcome *outcome);

struct _Place
{
  Scene scene;
  char *root;                /* all of it is in here; faults concern what is below */
  char *desk;                /* folder of the link */
  char *share;               /* folder of the file */
  char *state;               /* the user's own folder, where the program keeps earlier versions */
  gboolean only_state;       /* faults concern that folder alone */
  gboolean may_keep;         /* several faults at once may make it keep, under a name that people see, what may be somebody's */
  char *path;                /* what the program is told */
  char *target;              /* the file itself */
  char *other_name;          /* of the file, in %SCENE_HARD_LINK */
  GBytes *old, *new, *newer;
  PlaceSave save;
  Outcome *outcome;          /* shared with the child */
};

#define PLACE_FILE_NAME "map.pmap"
#define PLACE_USER 60001
#define PLACE_COLLEAGUE 60002
#define PLACE_GROUP 60000

const char *scene_get_name (Scene scene);
const char *scene_get_skip (Scene scene);

Place      *place_new        (const char *parent,
                              PlaceSave   save);
void        place_free       (Place      *self);
void        place_set_bytes  (Place      *self,
                              GBytes     *old,
                              GBytes     *new,
                              GBytes     *newer);
void        place_set_up     (Place      *self,
                              Scene       scene);
GBytes     *place_get_base   (Place      *self);
void        place_drop_root  (void);
void        place_run        (Place      *self,
                              GBytes     *bytes,
                              GBytes     *base);
gboolean    place_holds      (const char *path,
                              GBytes     *bytes);
char       *place_list_extra (Place      *self,
                              guint      *n_extra);
char       *place_check      (Place      *self);

void        save_by_replacing (Place   *place,
                               GBytes  *bytes,
                               GBytes  *base,
                               Outcome *outcome);
void        save_by_saver     (Place   *place,
                               GBytes  *bytes,
                               GBytes  *base,
                               Outcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)
