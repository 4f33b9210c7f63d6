/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One open map and all that belongs to it: document, editor, history, figures, file, and the day on which it is looked at.
 *
 * A window hands it to its pages. A page that wants something of the window (show that pupil, say this) asks the
 * workspace, which tells the window by signal: no page knows the window, so each can be tested alone. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-workspace.h"

#include "model/pmap-disguise.h"
#include "model/pmap-year.h"

#include <string.h>

/* What figures are for unless somebody wants another period. */
#define YEAR_NICK "academic-year"

struct _PmapWorkspace
{
  GObject parent_instance;

  PmapDocument *document;
  PmapEditor *editor;
  PmapLedger *ledger;       /* NULL until asked for, in a draft */
  char *period;             /* the nick of what the figures are for */
  PmapDraft *draft;         /* what is written in this copy of a map; else NULL */
  GFile *file;
  PmapDate today;
  PmapRefusals *refusals;
  PmapNameScreen *screen;   /* of a map whose names and figures are hidden; else NULL */
  guint read_only : 1;
};

enum
{
  PROP_FILE = 1,
  PROP_READ_ONLY,
  PROP_PERIOD,
  N_PROPS
};

enum
{
  SHOW,
  SHOW_FIELD,
  SHOW_PAGE,
  SHOW_LIST,
  NOTICE,
  FAULT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapWorkspace, pmap_workspace, G_TYPE_OBJECT)

static void
pmap_workspace_finalize (GObject *object)
{
  PmapWorkspace *self = PMAP_WORKSPACE (object);

  g_clear_pointer (&self->screen, pmap_name_screen_free);
  g_clear_object (&self->file);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_free (self->period);
  g_clear_object (&self->ledger);
  g_clear_object (&self->draft);
  g_clear_object (&self->editor);
  g_clear_object (&self->refusals);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pmap_workspace_parent_class)->finalize (object);
}

static void
pmap_workspace_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PmapWorkspace *self = PMAP_WORKSPACE (object);

  switch (property_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_workspace_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PmapWorkspace *self = PMAP_WORKSPACE (object);

  switch (property_id)
    {
    case PROP_FILE:
      pmap_workspace_set_file (self, g_value_get_object (value));
      break;
    case PROP_READ_ONLY:
      pmap_workspace_set_read_only (self, g_value_get_boolean (value));
      break;
    case PROP_PERIOD:
      pmap_workspace_set_period (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_workspace_class_init (PmapWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = pmap_workspace_finalize;
  object_class->get_property = pmap_workspace_get_property;
  object_class->set_property = pmap_workspace_set_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  /**
   * PmapWorkspace:period:
   *
   * What the figures are for, see pmap_workspace_set_period(). Notified as well when its name or its days are others.
   */
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, YEAR_NICK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PmapWorkspace::show:
   * @self: the workspace
   * @record: what to show
   */
  signals[SHOW] = g_signal_new ("show", PMAP_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, PMAP_TYPE_RECORD);
  /**
   * PmapWorkspace::show-field:
   * @self: the workspace
   * @record: what to show
   * @field: (nullable): the name of the field to go to; %NULL for the record as a whole
   */
  signals[SHOW_FIELD] = g_signal_new ("show-field", PMAP_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, PMAP_TYPE_RECORD, G_TYPE_STRING);
  /**
   * PmapWorkspace::show-list:
   * @self: the workspace
   * @set: (type PmapRecordSet): what to list
   */
  signals[SHOW_LIST] = g_signal_new ("show-list", PMAP_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * PmapWorkspace::show-page:
   * @self: the workspace
   * @page: the name of a page of the school
   */
  signals[SHOW_PAGE] = g_signal_new ("show-page", PMAP_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PmapWorkspace::notice:
   * @self: the workspace
   * @message: a sentence that is good to know
   * @undo: whether it is about a change that the user may want to undo at once
   */
  signals[NOTICE] = g_signal_new ("notice", PMAP_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * PmapWorkspace::error:
   * @self: the workspace
   * @message: what could not be done, what was kept, what to do
   * @of_step: whether it says why the map, as it is now, does not take a step: true until the map changes
   */
  signals[FAULT] = g_signal_new ("error", PMAP_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

/* PMAP_TODAY makes pictures and tests come out alike on every day. */
static PmapDate
find_today (void)
{
  const char *wanted = g_getenv ("PMAP_TODAY");
  PmapDate date;

  if (wanted != NULL && pmap_date_from_xml (wanted, strlen (wanted), &date))
    return date;
  return pmap_date_today ();
}

static void
pmap_workspace_init (PmapWorkspace *self)
{
  self->today = find_today ();
  self->period = g_strdup (YEAR_NICK);
}

/* --- the period of the figures --- */

/* Returns: whether the map has a period of that nick. */
static gboolean
find_period (PmapWorkspace *self,
             const char    *nick,
             PmapPeriod    *period)
{
  g_autoptr (GPtrArray) choices = pmap_period_list (pmap_document_get_year (self->document), self->today);

  for (guint i = 0; i < choices->len; i++)
    {
      const PmapPeriodChoice *choice = choices->pdata[i];

      if (!g_str_equal (choice->nick, nick))
        continue;
      *period = choice->period;
      return TRUE;
    }
  return FALSE;
}

/* Without the term that the figures were for they are those of the academic year. */
static void
apply_period (PmapWorkspace *self)
{
  PmapPeriod period = { PMAP_PERIOD_ACADEMIC_YEAR, PMAP_DATE_NONE, PMAP_DATE_NONE };

  if (!find_period (self, self->period, &period))
    {
      g_free (self->period);
      self->period = g_strdup (YEAR_NICK);
    }
  pmap_ledger_set_period (pmap_workspace_get_ledger (self), &period);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
}

/* The days of a term may be others, or its name, or it may be gone; what can be chosen, too. */
static void
record_changed_cb (PmapWorkspace *self,
                   PmapRecord    *record)
{
  if (PMAP_IS_TERM (record) || PMAP_IS_YEAR (record))
    apply_period (self);
}

static void
follow_terms (PmapWorkspace *self)
{
  static const char *const changes[] = { "field-changed", "record-added", "record-removed", "record-moved" };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_swapped (self->document, changes[i], G_CALLBACK (record_changed_cb), self);
}

/**
 * pmap_workspace_new:
 * @document: a map
 * @file: (nullable): where it came from; %NULL for one that has no file yet
 *
 * Returns: (transfer full): a workspace on @document
 */
PmapWorkspace *
pmap_workspace_new (PmapDocument *document,
                    GFile        *file)
{
  PmapWorkspace *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_object_new (PMAP_TYPE_WORKSPACE, NULL);
  self->document = g_object_ref (document);
  self->editor = pmap_editor_new (document);
  pmap_editor_record (self->editor);
  self->ledger = pmap_ledger_new (document);
  self->refusals = pmap_refusals_new (document);
  g_set_object (&self->file, file);
  follow_terms (self);
  return self;
}

/**
 * pmap_workspace_new_disguised:
 * @original: a workspace
 *
 * What is shown of it names no pupil and no amount of money. It is a copy of the map as it is now, to be looked at only.
 *
 * Returns: (transfer full): a workspace on @original's map as an audience may see it
 */
PmapWorkspace *
pmap_workspace_new_disguised (PmapWorkspace *original)
{
  g_autoptr (PmapDocument) document = NULL;
  PmapWorkspace *self;

  g_return_val_if_fail (PMAP_IS_WORKSPACE (original), NULL);

  document = pmap_disguise_new (original->document);
  self = pmap_workspace_new (document, original->file);
  self->screen = pmap_disguise_new_screen (original->document);
  self->today = original->today;
  self->read_only = TRUE;
  pmap_workspace_set_period (self, original->period);
  return self;
}

/**
 * pmap_workspace_new_for_draft:
 * @original: a workspace
 * @draft: a record that is to come into its map
 *
 * Returns: (transfer full): a workspace on the copy of the map that @draft is written in, for the form
 */
PmapWorkspace *
pmap_workspace_new_for_draft (PmapWorkspace *original,
                              PmapDraft     *draft)
{
  PmapWorkspace *self;

  g_return_val_if_fail (PMAP_IS_WORKSPACE (original) && PMAP_IS_DRAFT (draft), NULL);

  self = g_object_new (PMAP_TYPE_WORKSPACE, NULL);
  self->draft = g_object_ref (draft);
  self->editor = g_object_ref (pmap_draft_get_editor (draft));
  self->document = g_object_ref (pmap_editor_get_document (self->editor));
  self->refusals = pmap_refusals_new (self->document);
  self->today = original->today;
  return self;
}

/**
 * pmap_workspace_get_document:
 * @self: a workspace
 *
 * Returns: (transfer none): the map
 */
PmapDocument *
pmap_workspace_get_document (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return self->document;
}

/**
 * pmap_workspace_get_editor:
 * @self: a workspace
 *
 * Returns: (transfer none): the one door for change
 */
PmapEditor *
pmap_workspace_get_editor (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return self->editor;
}

/**
 * pmap_workspace_get_history:
 * @self: a workspace
 *
 * Returns: (transfer none): what was done
 */
PmapHistory *
pmap_workspace_get_history (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return pmap_editor_get_history (self->editor);
}

/**
 * pmap_workspace_get_ledger:
 * @self: a workspace
 *
 * Returns: (transfer none): what everything costs, kept current
 */
PmapLedger *
pmap_workspace_get_ledger (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  if (self->ledger == NULL)
    self->ledger = pmap_ledger_new (self->document);
  return self->ledger;
}

/**
 * pmap_workspace_set_period:
 * @self: a workspace
 * @nick: the nick of one of pmap_period_list()
 *
 * Has all figures be for another period. That is a way to look at the map and no part of it: it is not saved, and undo leaves it alone.
 */
void
pmap_workspace_set_period (PmapWorkspace *self,
                           const char    *nick)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && nick != NULL);

  if (g_str_equal (self->period, nick))
    return;
  g_free (self->period);
  self->period = g_strdup (nick);
  apply_period (self);
}

/** pmap_workspace_get_period: Returns: (transfer none): the nick of the period that the figures are for */
const char *
pmap_workspace_get_period (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return self->period;
}

/** pmap_workspace_shows_year: Returns: whether the figures are those of the academic year */
gboolean
pmap_workspace_shows_year (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), TRUE);

  return g_str_equal (self->period, YEAR_NICK);
}

/**
 * pmap_workspace_get_year_ledger:
 * @self: a workspace
 *
 * For what is of the academic year whatever period is looked at: what is held against a limit or a budget of the year, and what
 * wants attention. Good until the period changes.
 *
 * Returns: (transfer none): what everything costs in the academic year
 */
PmapLedger *
pmap_workspace_get_year_ledger (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return pmap_ledger_get_of_year (pmap_workspace_get_ledger (self));
}

/** pmap_workspace_say_cost: Returns: (transfer full): what a cost is called: "Cost this year", "Cost to date" */
char *
pmap_workspace_say_cost (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return pmap_period_say_cost (pmap_ledger_get_period (pmap_workspace_get_ledger (self)), pmap_document_get_year (self->document));
}

/** pmap_workspace_say_when: Returns: (transfer full): when figures are of, to follow other words: "this year", "to date" */
char *
pmap_workspace_say_when (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return pmap_period_say_when (pmap_ledger_get_period (pmap_workspace_get_ledger (self)), pmap_document_get_year (self->document));
}

/**
 * pmap_workspace_get_file:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): where the map is saved
 */
GFile *
pmap_workspace_get_file (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return self->file;
}

/**
 * pmap_workspace_set_file:
 * @self: a workspace
 * @file: (nullable): where the map is saved from now on
 */
void
pmap_workspace_set_file (PmapWorkspace *self,
                         GFile         *file)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self));

  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

/**
 * pmap_workspace_is_read_only:
 * @self: a workspace
 *
 * Returns: whether the map can be looked at and printed, not changed: it was written by a newer program
 */
gboolean
pmap_workspace_is_read_only (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), FALSE);

  return self->read_only;
}

/**
 * pmap_workspace_set_read_only:
 * @self: a workspace
 * @read_only: see pmap_workspace_is_read_only()
 */
void
pmap_workspace_set_read_only (PmapWorkspace *self,
                              gboolean       read_only)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self));

  if (self->read_only == !!read_only)
    return;
  self->read_only = !!read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * pmap_workspace_is_disguised:
 * @self: a workspace
 *
 * Returns: whether names and figures are hidden: what costs something is then not shown at all, for the map does not know
 */
gboolean
pmap_workspace_is_disguised (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), FALSE);

  return self->screen != NULL;
}

/**
 * pmap_workspace_disguise_text:
 * @self: a workspace
 * @text: something said about the map
 *
 * Returns: (transfer full): @text, without names and figures where they are hidden
 */
char *
pmap_workspace_disguise_text (PmapWorkspace *self,
                              const char    *text)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self) && text != NULL, NULL);

  return self->screen != NULL ? pmap_disguise_text (self->screen, text) : g_strdup (text);
}

/**
 * pmap_workspace_get_today:
 * @self: a workspace
 *
 * Returns: the day on which the map was opened; figures "to date" and reviews that are due count from it
 */
PmapDate
pmap_workspace_get_today (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), PMAP_DATE_NONE);

  return self->today;
}

/** pmap_workspace_get_draft: Returns: (transfer none) (nullable): the record that is written in this copy of a map, if it is one */
PmapDraft *
pmap_workspace_get_draft (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return self->draft;
}

/**
 * pmap_workspace_get_refusals:
 * @self: a workspace
 *
 * Returns: (transfer none): what was typed into fields and not taken
 */
PmapRefusals *
pmap_workspace_get_refusals (PmapWorkspace *self)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (self), NULL);

  return self->refusals;
}

/**
 * pmap_workspace_show:
 * @self: a workspace
 * @record: a record of the map
 *
 * Asks the window to open the page on which @record is.
 */
void
pmap_workspace_show (PmapWorkspace *self,
                     PmapRecord    *record)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && PMAP_IS_RECORD (record));

  g_signal_emit (self, signals[SHOW], 0, record);
}

/**
 * pmap_workspace_show_field:
 * @self: a workspace
 * @record: a record of the map
 * @field: (nullable): the name of a field of @record or of what is in it
 *
 * Asks the window to open the page on which @record is, with the cursor in the field.
 */
void
pmap_workspace_show_field (PmapWorkspace *self,
                           PmapRecord    *record,
                           const char    *field)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && PMAP_IS_RECORD (record));

  g_signal_emit (self, signals[SHOW_FIELD], 0, record, field);
}

/**
 * pmap_workspace_show_list:
 * @self: a workspace
 * @set: what to list
 *
 * Asks the window to list exactly what a figure counts.
 */
void
pmap_workspace_show_list (PmapWorkspace *self,
                          PmapRecordSet  set)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self));

  g_signal_emit (self, signals[SHOW_LIST], 0, (int) set);
}

/**
 * pmap_workspace_show_page:
 * @self: a workspace
 * @page: the name of a page of the school
 *
 * Asks the window to open one of the school's pages.
 */
void
pmap_workspace_show_page (PmapWorkspace *self,
                          const char    *page)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && page != NULL);

  g_signal_emit (self, signals[SHOW_PAGE], 0, page);
}

/**
 * pmap_workspace_notice:
 * @self: a workspace
 * @message: a translated sentence
 *
 * Asks the window to say something that is good to know and needs no answer.
 */
void
pmap_workspace_notice (PmapWorkspace *self,
                       const char    *message)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && message != NULL);

  g_signal_emit (self, signals[NOTICE], 0, message, FALSE);
}

/**
 * pmap_workspace_notice_undo:
 * @self: a workspace
 * @message: a translated sentence: what was just taken away
 *
 * Asks the window to say what was done, and to offer to undo it.
 */
void
pmap_workspace_notice_undo (PmapWorkspace *self,
                            const char    *message)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && message != NULL);

  g_signal_emit (self, signals[NOTICE], 0, message, TRUE);
}

/**
 * pmap_workspace_error:
 * @self: a workspace
 * @message: translated: what could not be done, what was kept, what to do
 *
 * Asks the window to say that something went wrong. It stays until it is closed.
 */
void
pmap_workspace_error (PmapWorkspace *self,
                      const char    *message)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && message != NULL);

  g_signal_emit (self, signals[FAULT], 0, message, FALSE);
}

/**
 * pmap_workspace_refuse:
 * @self: a workspace
 * @message: translated: why a step cannot be done in the map as it is now
 *
 * Asks the window to say why a step was not done. It stays until it is closed, or the map changes.
 */
void
pmap_workspace_refuse (PmapWorkspace *self,
                       const char    *message)
{
  g_return_if_fail (PMAP_IS_WORKSPACE (self) && message != NULL);

  g_signal_emit (self, signals[FAULT], 0, message, TRUE);
}
