/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kind advice on a target: whether what it asks for can be seen, measured, and met by a day. It reads English sentences by a
 * few patterns, as a colleague would at a glance; it may be wrong, so it is only ever advice, and nothing waits for it.
 *
 * What makes a target good, and what the common failings are: published guidance of Torbay, Bradford, Central Bedfordshire,
 * and the R-GORI rubric (a skill that can be seen or heard, a baseline, a criterion with a number and trials, conditions). */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-target-advice.h"

#include "base/pmap-issue.h"
#include "model/pmap-pupil.h"
#include "model/pmap-review.h"

#include <glib/gi18n.h>

#define TORBAY N_ ("Torbay: who will do what, when, and to what degree")
#define RUBRIC N_ ("R-GORI: a goal can be seen or heard, measured, and used in daily life")
#define OUTCOME N_ ("SEND Code of Practice 9.66: hours of support are no outcome")
#define SMART N_ ("SEND Code of Practice 9.66: an outcome is specific, measurable, achievable, realistic and time bound")

typedef struct
{
  PmapIssueKind kind; /* in a list of findings */
  const char *field;  /* where it is put right */
  const char *words;
  const char *example; /* may be NULL */
} Advice;

static const Advice advices[PMAP_N_TARGET_ADVICE] = {
  [PMAP_TARGET_IS_SUPPORT] = { { "target-is-support", PMAP_PLURAL_ ("%u target is support, not an outcome", "%u targets are support, not outcomes"), PMAP_URGENCY_REST, OUTCOME }, "specific", N_ ("This is support or an activity. Say what the pupil will do thanks to it."), N_ ("not “5 hours of support”, but “write three sentences without help”") },
  [PMAP_TARGET_IS_NEGATIVE] = { { "target-negative", PMAP_PLURAL_ ("%u target says what to stop", "%u targets say what to stop"), PMAP_URGENCY_REST, RUBRIC }, "specific", N_ ("Say what to do, not what to stop."), N_ ("not “not hit”, but “say stop and walk to an adult”") },
  [PMAP_TARGET_HOLDS_SUPPORT] = { { "target-holds-support", PMAP_PLURAL_ ("%u target has its support in the sentence", "%u targets have their support in the sentence"), PMAP_URGENCY_REST, OUTCOME }, "specific", N_ ("The support stands in the sentence. Name it under “Achievable”, and keep the sentence for what the pupil will do."), NULL },
  [PMAP_TARGET_TWO_SKILLS] = { { "target-two-skills", PMAP_PLURAL_ ("%u target asks for two skills", "%u targets ask for two skills"), PMAP_URGENCY_REST, RUBRIC }, "specific", N_ ("These are two skills. Two targets can each be met."), NULL },
  [PMAP_TARGET_NOT_SEEN] = { { "target-not-seen", PMAP_PLURAL_ ("%u target asks for what nobody can see", "%u targets ask for what nobody can see"), PMAP_URGENCY_REST, RUBRIC }, "specific", N_ ("Say what you will see or hear when it is done."), N_ ("not “understand money”, but “pay for something with exact coins”") },
  [PMAP_TARGET_NO_MEASURE] = { { "target-no-measure", PMAP_PLURAL_ ("%u target has no measure", "%u targets have no measure"), PMAP_URGENCY_REST, SMART }, "measurable", N_ ("Say how it is measured."), N_ ("a weekly count, a reading test, a tick sheet") },
  [PMAP_TARGET_NO_BASELINE] = { { "target-no-baseline", PMAP_PLURAL_ ("%u target has no baseline", "%u targets have no baseline"), PMAP_URGENCY_REST, RUBRIC }, "baseline", N_ ("Say where the pupil is now."), N_ ("18 words") },
  [PMAP_TARGET_NO_CRITERION] = { { "target-no-criterion", PMAP_PLURAL_ ("%u target does not say when it is met", "%u targets do not say when they are met"), PMAP_URGENCY_REST, SMART }, "criterion", N_ ("Say when it is met, with a number and how many times."), N_ ("on 4 of 5 days, three weeks running") },
  [PMAP_TARGET_HOW_OFTEN] = { { "target-how-often", PMAP_PLURAL_ ("%u target does not say how often", "%u targets do not say how often"), PMAP_URGENCY_REST, RUBRIC }, "criterion", N_ ("Say how many times of how many."), N_ ("in 4 of 5 lessons") },
  [PMAP_TARGET_NO_CONDITIONS] = { { "target-no-conditions", PMAP_PLURAL_ ("%u target does not say where or with what", "%u targets do not say where or with what"), PMAP_URGENCY_REST, TORBAY }, "specific", N_ ("Say where, with whom or with what."), N_ ("in a group of four, with a visual timer") },
  [PMAP_TARGET_NO_DATE] = { { "target-no-date", PMAP_PLURAL_ ("%u target has no day", "%u targets have no day"), PMAP_URGENCY_REST, SMART }, "review", N_ ("Say by when."), NULL },
  [PMAP_TARGET_NO_SUPPORT] = { { "target-no-support", PMAP_PLURAL_ ("%u target names no support", "%u targets name no support"), PMAP_URGENCY_REST, SMART }, "intervention", N_ ("Name the support that serves it."), NULL },
  [PMAP_TARGET_NO_NEED] = { { "target-no-need", PMAP_PLURAL_ ("%u target names no need", "%u targets name no need"), PMAP_URGENCY_REST, SMART }, "need", N_ ("Name the need that it serves."), NULL },
  [PMAP_TARGET_LATE] = { { "target-late", PMAP_PLURAL_ ("%u target is reviewed later than its pupil", "%u targets are reviewed later than their pupils"), PMAP_URGENCY_REST, SMART }, "review", N_ ("It is reviewed later than the pupil is."), NULL },
};

/* --- patterns --- */

typedef enum
{
  WORDS_SUPPORT, /* support or an activity instead of an outcome */
  WORDS_NEGATIVE,
  WORDS_SUPPORT_WITHIN,
  WORDS_TWO_AREAS,
  WORDS_ABLE,       /* how far is left open */
  WORDS_NOT_SEEN,   /* a verb that cannot be seen */
  WORDS_UNDERSTAND, /* one that leaves nothing to measure either */
  WORDS_BROAD,      /* ends in a whole area */
  WORDS_VAGUE,
  WORDS_REACH,  /* says where it ends */
  WORDS_TRIALS, /* so many of so many, so many a day */
  WORDS_LASTING,
  WORDS_COMPARED,
  WORDS_NUMBER,
  WORDS_DATE,
  WORDS_CONDITIONS,
  N_WORDS
} Words;

#define NUMBER "(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty)"
#define AMOUNT "(?:" NUMBER "|half|all|every|each|no|none)"
#define VERB "^(?:[\\w’'-]+ ){0,2}?(?:will |to |must |can |should |is to )*"
#define AREA "(?:phonics|reading|writing|spelling|handwriting|maths|number|numeracy|literacy|speaking|listening|attention|behaviour" \
             "|communication|language|memory|social skills|concentration|organisation)"
#define OCCASIONS "(?:occasions?|times|chances|opportunities|trials|tries|attempts|days|lessons|sessions|weeks|mornings" \
                  "|afternoons|playtimes|observations)"
#define SPELL "(?:session|day|week|lesson|page|term|month|minute|playtime|break|lunch)"
#define MONTH "(?:january|february|march|april|may|june|july|august|september|october|november|december" \
              "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
#define PART "(?:end|start|beginning|date|christmas|easter|summer|half[- ]?term|term|year)"

static const char *const patterns[N_WORDS] = {
  [WORDS_SUPPORT] = "\\b(?:TA|LSA|adult|staff|teaching assistant|one[- ]to[- ]one|1:1) support\\b|\\bsupport from\\b|\\baccess to\\b"
                    "|" VERB "(?:receive|attend|have (?:an?|" NUMBER ")\\b.*\\bsession)|" VERB "go(?:es)? swimming\\b|\\bshort breaks?\\b"
                    "|^\\W*" NUMBER " (?:hours?|minutes?|mins|sessions?)\\b[^,;]*\\bof\\b",
  [WORDS_NEGATIVE] = VERB "(?:(?:not|never|stop|avoid|refrain from|no longer)\\b|don[’']t\\b|reduce (?:the )?(?:hitting|kicking|shouting))",
  [WORDS_SUPPORT_WITHIN] = "\\b(?:in|during|through|with) (?:an?|his|her|their)?\\s*(?:daily|weekly|\\d+[- ]?min(?:ute)?s?)\\b[^,;]*"
                           "\\b(?:group|session|intervention|support)\\b",
  [WORDS_TWO_AREAS] = "\\b" AREA "(?: skills)? and (?:his |her |their )?" AREA "\\b",
  [WORDS_ABLE] = "^\\W*(?:to )?be able to\\b",
  [WORDS_NOT_SEEN] = VERB "(?:improve|develop|(?:be(?:come)? )?more? ?aware|be aware|engage|appreciate|get better|become better"
                          "|make (?:good |better |more )?progress|increase (?:his|her|their) (?:confidence|awareness)|feel|enjoy"
                          "|show(?:s)? improvement)\\b",
  [WORDS_UNDERSTAND] = "\\bunderstand(?:s|ing)?\\b",
  [WORDS_BROAD] = "\\b(?:" AREA "(?: skills)?|skills|learning|improvement|progress|confidence|awareness)\\W*$",
  [WORDS_VAGUE] = "\\bthe behaviour\\b|\\bshows? improvement\\b",
  [WORDS_REACH] = VERB "(?:reach|achieve|attain)\\b",
  [WORDS_TRIALS] = "\\b" AMOUNT " (?:out )?of (?:the |every )?(?:last |first )?" AMOUNT " (?:\\w+ )?" OCCASIONS "\\b"
                   "|\\b(?:" AMOUNT "|once|twice)(?: [\\w-]+){0,3} (?:an?|each|every|per|in an?|for each|in each) (?:" SPELL "|one)\\b"
                   "|\\b" NUMBER " (?:\\w+ ){1,2}for each\\b|\\b" AMOUNT "(?: \\w+)? (?:running|in a row)\\b"
                   "|\\b\\d+ ?%|\\bper ?cent\\b|\\bevery (?:time|day|week|lesson|morning)\\b|\\b(?:once|twice) a\\b",
  [WORDS_LASTING] = "\\b(?:for )?(?:at least )?" AMOUNT "[ -]?(?:minutes?|mins?|seconds?)\\b",
  [WORDS_COMPARED] = "\\b(?:fewer|less|more) than\\b|\\bby (?:at least )?" NUMBER "\\b",
  [WORDS_NUMBER] = "\\b" NUMBER "\\b",
  [WORDS_DATE] = "\\b(?:by|before|until|till)\\b[^,;.]*\\b(?:" MONTH "|" PART "|\\d{4}|\\d{1,2}/\\d{1,2})\\b"
                 "|\\b(?:in|within|after|over) (?:the next )?" NUMBER " (?:weeks?|months?|terms?|years?)\\b|\\bhalf[- ]?term(?:ly)?\\b",
  [WORDS_CONDITIONS] = "\\b(?:with|in|when|whenever|during|given|after|before|using|without|unaided|independently"
                       "|at (?:school|home|playtime|lunch))\\b",
};

static GRegex *
get_regex (Words words)
{
  static GRegex *regexes[N_WORDS];
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      for (guint i = 0; i < N_WORDS; i++)
        regexes[i] = g_regex_new (patterns[i], G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&is_ready, 1);
    }
  return regexes[words];
}

static gboolean
has (const char *text,
     Words words)
{
  return g_regex_match (get_regex (words), text, 0, NULL);
}

static char *
without (const char *text,
         Words words)
{
  return g_regex_replace_literal (get_regex (words), text, -1, 0, " ", 0, NULL);
}

/* --- what is said --- */

#define BIT(advice) (1u << (advice))

/* How far, and how often: of a text without its day. */
static guint
advise_on_amount (PmapTarget *target,
                  const char *text)
{
  g_autofree char *without_support = without (text, WORDS_SUPPORT_WITHIN);
  g_autofree char *without_lasting = without (without_support, WORDS_LASTING);
  g_autofree char *amounts = without (without_lasting, WORDS_TRIALS);
  gboolean has_trials = has (without_support, WORDS_TRIALS), lasts = has (without_support, WORDS_LASTING);
  gboolean has_amount = has (amounts, WORDS_NUMBER) || has (without_support, WORDS_COMPARED);
  guint said = 0;

  if (!has_trials && !lasts && !has_amount)
    return BIT (PMAP_TARGET_NO_CRITERION);
  if (has_amount && target->baseline == NULL)
    said |= BIT (PMAP_TARGET_NO_BASELINE);
  if (lasts && !has_trials && !has_amount)
    said |= BIT (PMAP_TARGET_HOW_OFTEN) | (has (text, WORDS_CONDITIONS) ? 0 : BIT (PMAP_TARGET_NO_CONDITIONS));
  return said;
}

/* Whether the skill can be seen, and is one. @is_counted: so many are asked for, which can be counted whatever the verb. */
static guint
advise_on_skill (const char *text,
                 gboolean is_counted)
{
  g_autofree char *undated = without (text, WORDS_DATE);

  if (has (text, WORDS_TWO_AREAS))
    return BIT (PMAP_TARGET_TWO_SKILLS);
  if (has (text, WORDS_VAGUE))
    return BIT (PMAP_TARGET_NOT_SEEN);
  if (!is_counted && (has (text, WORDS_ABLE) || has (text, WORDS_UNDERSTAND) || (has (text, WORDS_NOT_SEEN) && has (undated, WORDS_BROAD))))
    return BIT (PMAP_TARGET_NOT_SEEN);
  return 0;
}

static gboolean
is_date_said (PmapTarget *target,
              const char *text)
{
  return target->review != PMAP_DATE_NONE || has (text, WORDS_DATE);
}

static gboolean
is_after_pupils_review (PmapTarget *target)
{
  PmapRecord *owner = pmap_record_get_owner (PMAP_RECORD (target));
  PmapDate review = PMAP_IS_PUPIL (owner) ? PMAP_PUPIL (owner)->review : PMAP_DATE_NONE;

  return target->review != PMAP_DATE_NONE && review != PMAP_DATE_NONE && target->review > review && target->set <= review;
}

/* What its links say, once there is something to link it to: a target of no pupil is an entry of a bank. */
static guint
advise_on_links (PmapTarget *target)
{
  guint said = 0;

  if (!PMAP_IS_PUPIL (pmap_record_get_owner (PMAP_RECORD (target))))
    return 0;
  if (target->intervention == NULL)
    said |= BIT (PMAP_TARGET_NO_SUPPORT);
  if (target->need == PMAP_NEED_NONE)
    said |= BIT (PMAP_TARGET_NO_NEED);
  return said | (is_after_pupils_review (target) ? BIT (PMAP_TARGET_LATE) : 0);
}

static guint
advise (PmapTarget *target)
{
  g_autofree char *whole = NULL, *undated = NULL;
  const char *text;
  guint said = 0, amount, skill;

  text = target->specific;
  if (text == NULL || target->status != PMAP_TARGET_OPEN)
    return 0;
  if (has (text, WORDS_SUPPORT))
    return BIT (PMAP_TARGET_IS_SUPPORT);
  whole = g_strjoin (". ", text, target->criterion != NULL ? target->criterion : "", NULL);
  undated = without (whole, WORDS_DATE);
  amount = advise_on_amount (target, undated);
  skill = advise_on_skill (text, !(amount & BIT (PMAP_TARGET_NO_CRITERION)));
  if (has (text, WORDS_NEGATIVE))
    said |= BIT (PMAP_TARGET_IS_NEGATIVE);
  else
    said |= skill;
  if (has (text, WORDS_SUPPORT_WITHIN))
    said |= BIT (PMAP_TARGET_HOLDS_SUPPORT);
  /* How to measure what cannot be understood is no question yet. What says where it ends wants a measure, no number. */
  if (amount & BIT (PMAP_TARGET_NO_CRITERION))
    {
      if (!has (text, WORDS_UNDERSTAND) && !has (text, WORDS_REACH))
        said |= BIT (PMAP_TARGET_NO_CRITERION);
      if (target->measurable == NULL && (has (text, WORDS_REACH) || (has (text, WORDS_NOT_SEEN) && !has (text, WORDS_UNDERSTAND))))
        said |= BIT (PMAP_TARGET_NO_MEASURE);
    }
  else
    said |= amount;
  if (!is_date_said (target, whole))
    said |= BIT (PMAP_TARGET_NO_DATE);
  return said | advise_on_links (target);
}

/**
 * pmap_target_advise:
 * @target: a target
 *
 * What would make a target better. What its fields say counts as if its sentence said it: a criterion of its own, a baseline,
 * the day of its review. A pupil on the engagement model has learning intentions, of which nobody asks for a number or a day.
 *
 * Returns: a bit for each #PmapTargetAdvice; 0 for a good target, for one without a sentence, and for one that is no longer
 *   worked on
 */
guint
pmap_target_advise (PmapTarget *target)
{
  PmapRecord *owner;
  guint said;

  g_return_val_if_fail (PMAP_IS_TARGET (target), 0);

  owner = pmap_record_get_owner (PMAP_RECORD (target));
  said = advise (target);
  if (PMAP_IS_PUPIL (owner) && PMAP_PUPIL (owner)->engagement_model)
    said &= BIT (PMAP_TARGET_IS_SUPPORT) | BIT (PMAP_TARGET_IS_NEGATIVE) | BIT (PMAP_TARGET_TWO_SKILLS);
  return said;
}

/**
 * pmap_target_advice_get_words:
 * @advice: an advice
 *
 * Returns: one translated sentence
 */
const char *
pmap_target_advice_get_words (PmapTargetAdvice advice)
{
  g_return_val_if_fail (advice < PMAP_N_TARGET_ADVICE, NULL);

  return _ (advices[advice].words);
}

/**
 * pmap_target_advice_get_example:
 * @advice: an advice
 *
 * Returns: (nullable): how it could be, translated
 */
const char *
pmap_target_advice_get_example (PmapTargetAdvice advice)
{
  g_return_val_if_fail (advice < PMAP_N_TARGET_ADVICE, NULL);

  return advices[advice].example != NULL ? _ (advices[advice].example) : NULL;
}

/**
 * pmap_target_advice_get_kind:
 * @advice: an advice
 *
 * Returns: (transfer none): its code, its words for several targets, and its source, for a list of findings
 */
const PmapIssueKind *
pmap_target_advice_get_kind (PmapTargetAdvice advice)
{
  g_return_val_if_fail (advice < PMAP_N_TARGET_ADVICE, NULL);

  return &advices[advice].kind;
}

/**
 * pmap_target_advice_get_field:
 * @advice: an advice
 *
 * Returns: the name of the field of the target in which it is put right
 */
const char *
pmap_target_advice_get_field (PmapTargetAdvice advice)
{
  g_return_val_if_fail (advice < PMAP_N_TARGET_ADVICE, NULL);

  return advices[advice].field;
}
