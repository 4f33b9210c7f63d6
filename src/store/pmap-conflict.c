/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something in two copies of a map that a person has to decide: what it is, and what it was before, mine and theirs, in
 * words, ready for a list. Nothing is decided for anybody: a suggestion is only that. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-conflict-private.h"

#include <glib/gi18n.h>

struct _PmapConflict
{
  GObject parent_instance;

  PmapConflictWords words;
  PmapDecision decision;
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ID,
  PROP_TITLE,
  PROP_LABEL,
  PROP_BEFORE,
  PROP_MINE,
  PROP_THEIRS,
  PROP_MINE_BY,
  PROP_THEIRS_BY,
  PROP_SUGGESTION,
  PROP_DECISION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapConflict, pmap_conflict, G_TYPE_OBJECT)

GType
pmap_decision_get_type (void)
{
  static const GEnumValue values[] = {
    { PMAP_DECISION_UNDECIDED, "PMAP_DECISION_UNDECIDED", "undecided" },
    { PMAP_DECISION_MINE, "PMAP_DECISION_MINE", "mine" },
    { PMAP_DECISION_THEIRS, "PMAP_DECISION_THEIRS", "theirs" },
    { PMAP_DECISION_BEFORE, "PMAP_DECISION_BEFORE", "before" },
    { PMAP_DECISION_BOTH, "PMAP_DECISION_BOTH", "both" },
    { 0, NULL, NULL },
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("PmapDecision", values));
  return type;
}

GType
pmap_conflict_kind_get_type (void)
{
  static const GEnumValue values[] = {
    { PMAP_CONFLICT_CHANGED, "PMAP_CONFLICT_CHANGED", "changed" },
    { PMAP_CONFLICT_REMOVED, "PMAP_CONFLICT_REMOVED", "removed" },
    { PMAP_CONFLICT_TOGETHER, "PMAP_CONFLICT_TOGETHER", "together" },
    { PMAP_CONFLICT_TWICE, "PMAP_CONFLICT_TWICE", "twice" },
    { 0, NULL, NULL },
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("PmapConflictKind", values));
  return type;
}

static void
pmap_conflict_finalize (GObject *object)
{
  PmapConflictWords *words = &PMAP_CONFLICT (object)->words;

  g_free (words->id);
  g_free (words->title);
  g_free (words->label);
  g_free (words->before);
  g_free (words->mine);
  g_free (words->theirs);
  g_free (words->mine_by);
  g_free (words->theirs_by);

  G_OBJECT_CLASS (pmap_conflict_parent_class)->finalize (object);
}

static void
pmap_conflict_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PmapConflict *self = PMAP_CONFLICT (object);

  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->words.kind);
      break;
    case PROP_ID:
      g_value_set_string (value, self->words.id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->words.title);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->words.label);
      break;
    case PROP_BEFORE:
      g_value_set_string (value, self->words.before);
      break;
    case PROP_MINE:
      g_value_set_string (value, self->words.mine);
      break;
    case PROP_THEIRS:
      g_value_set_string (value, self->words.theirs);
      break;
    case PROP_MINE_BY:
      g_value_set_string (value, self->words.mine_by);
      break;
    case PROP_THEIRS_BY:
      g_value_set_string (value, self->words.theirs_by);
      break;
    case PROP_SUGGESTION:
      g_value_set_enum (value, self->words.suggestion);
      break;
    case PROP_DECISION:
      g_value_set_enum (value, self->decision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_conflict_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_DECISION:
      pmap_conflict_set_decision (PMAP_CONFLICT (object), g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_conflict_class_init (PmapConflictClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pmap_conflict_finalize;
  object_class->get_property = pmap_conflict_get_property;
  object_class->set_property = pmap_conflict_set_property;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, PMAP_TYPE_CONFLICT_KIND, PMAP_CONFLICT_CHANGED, readable);
  /**
   * PmapConflict:id:
   *
   * The id of the record, or of the nearest one round it that has one: what to show beside the conflict.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  /**
   * PmapConflict:title:
   *
   * Which record, in words: "Pupil Amira Example, target 2".
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  /**
   * PmapConflict:label:
   *
   * Which field or fields, in words; empty where it is about a whole record.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, readable);
  /**
   * PmapConflict:before:
   *
   * What it was before, as people read it; empty for nothing said.
   */
  properties[PROP_BEFORE] = g_param_spec_string ("before", NULL, NULL, NULL, readable);
  properties[PROP_MINE] = g_param_spec_string ("mine", NULL, NULL, NULL, readable);
  properties[PROP_THEIRS] = g_param_spec_string ("theirs", NULL, NULL, NULL, readable);
  /**
   * PmapConflict:mine-by:
   *
   * Who did mine, and when, in words: "Ann Hughes, 14 September 2026, 10:42"; empty where nobody wrote it down.
   */
  properties[PROP_MINE_BY] = g_param_spec_string ("mine-by", NULL, NULL, NULL, readable);
  properties[PROP_THEIRS_BY] = g_param_spec_string ("theirs-by", NULL, NULL, NULL, readable);
  /**
   * PmapConflict:suggestion:
   *
   * The decision by which least is lost, where one is; else undecided. Nobody takes it but a person.
   */
  properties[PROP_SUGGESTION] = g_param_spec_enum ("suggestion", NULL, NULL, PMAP_TYPE_DECISION, PMAP_DECISION_UNDECIDED, readable);
  /**
   * PmapConflict:decision:
   *
   * What was decided. Can be changed as often as one likes.
   */
  properties[PROP_DECISION] = g_param_spec_enum ("decision", NULL, NULL, PMAP_TYPE_DECISION, PMAP_DECISION_UNDECIDED,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_conflict_init (PmapConflict *self)
{
}

/* Takes the words' strings. */
PmapConflict *
_pmap_conflict_new (PmapConflictWords *words)
{
  PmapConflict *self = g_object_new (PMAP_TYPE_CONFLICT, NULL);

  self->words = *words;
  return self;
}

PmapConflictKind
pmap_conflict_get_kind (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), PMAP_CONFLICT_CHANGED);

  return self->words.kind;
}

const char *
pmap_conflict_get_id (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.id;
}

const char *
pmap_conflict_get_title (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.title;
}

const char *
pmap_conflict_get_label (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.label;
}

const char *
pmap_conflict_get_before (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.before;
}

const char *
pmap_conflict_get_mine (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.mine;
}

const char *
pmap_conflict_get_theirs (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.theirs;
}

const char *
pmap_conflict_get_mine_by (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.mine_by;
}

const char *
pmap_conflict_get_theirs_by (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  return self->words.theirs_by;
}

PmapDecision
pmap_conflict_get_suggestion (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), PMAP_DECISION_UNDECIDED);

  return self->words.suggestion;
}

/**
 * pmap_conflict_can_decide:
 * @self: a conflict
 * @decision: a decision
 *
 * Mine, theirs and undecided are always possible; before is not where before would not be right now, both only where
 * something was entered twice.
 *
 * Returns: whether that can be decided here
 */
gboolean
pmap_conflict_can_decide (PmapConflict *self,
                          PmapDecision  decision)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), FALSE);

  return decision == PMAP_DECISION_UNDECIDED || (self->words.decisions & 1u << decision) != 0;
}

PmapDecision
pmap_conflict_get_decision (PmapConflict *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT (self), PMAP_DECISION_UNDECIDED);

  return self->decision;
}

/**
 * pmap_conflict_set_decision:
 * @self: a conflict
 * @decision: what was decided; one that pmap_conflict_can_decide(), or nothing happens
 */
void
pmap_conflict_set_decision (PmapConflict *self,
                            PmapDecision  decision)
{
  g_return_if_fail (PMAP_IS_CONFLICT (self));

  if (decision == self->decision || !pmap_conflict_can_decide (self, decision))
    return;
  self->decision = decision;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECISION]);
}

static const char *
or_empty (const char *text)
{
  return *text != '\0' ? text : _("empty");
}

/**
 * pmap_conflict_describe:
 * @self: a conflict
 *
 * Returns: (transfer full): one sentence, without its full stop, for where there is no table: before, mine and theirs
 */
char *
pmap_conflict_describe (PmapConflict *self)
{
  const PmapConflictWords *words;

  g_return_val_if_fail (PMAP_IS_CONFLICT (self), NULL);

  words = &self->words;
  switch (words->kind)
    {
    case PMAP_CONFLICT_CHANGED:
    case PMAP_CONFLICT_TOGETHER:
      /* translators: a record, a field's label, and its value before, mine and theirs. */
      return g_strdup_printf (_("%1$s: %2$s: before: %3$s; mine: %4$s; theirs: %5$s"), words->title, words->label,
                              or_empty (words->before), or_empty (words->mine), or_empty (words->theirs));
    case PMAP_CONFLICT_TWICE:
      /* translators: what both entered, then which is mine and which theirs. */
      return g_strdup_printf (_("%1$s: entered twice: mine: %2$s; theirs: %3$s"), words->title, words->mine, words->theirs);
    case PMAP_CONFLICT_REMOVED:
    default:
      /* translators: a record, and what was done with it by me and by the other person. */
      return g_strdup_printf (_("%1$s: mine: %2$s; theirs: %3$s"), words->title, words->mine, words->theirs);
    }
}
