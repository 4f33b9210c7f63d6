/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps that are right and odd: every field of every table filled by chance with what it takes, often the most or the
 * least of it, texts that are hard to write, content of other programs. Made from the field tables, so a new field is
 * in them without a word here. Given the same random numbers they are the same. */
#pragma once

#include "model/pmap-document.h"
#include "base/pmap-id.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

#include <string.h>

typedef struct
{
  GRand *random;
  guint size;               /* the most records in a list */
  guint n_ids;
  PmapDocument *document;
  GPtrArray *records;
} RandomDocument;

static inline gboolean
random_document_chance (RandomDocument *self,
                        guint           in)
{
  return g_rand_int_range (self->random, 0, in) == 0;
}

/* A text of at most `most` characters that keeps an XML writer busy. */
static inline char *
random_document_text (RandomDocument *self,
                      gint64          most)
{
  static const char *const pieces[] = {
    "a", "Reads 40 words", " ", "  ", "<", ">", "&", "\"", "'", "&amp;", "&#38;", "]]>", "<!--", "é", "Zoë", "ł", "—", "£",
    "🎈", "\xc2\xa0", "=", "/", "/>", "xmlns=\"", "0", "\t", "\n", "\r", "\r\n", "\n  ", "%s", "{}", "-->", "<?x?>",
  };
  GString *text = g_string_new (NULL);
  guint n = random_document_chance (self, 20) ? most : (guint) g_rand_int_range (self->random, 1, 12);

  for (gint64 length = 0; n > 0; n--)
    {
      const char *piece = pieces[g_rand_int_range (self->random, 0, G_N_ELEMENTS (pieces))];

      length += g_utf8_strlen (piece, -1);
      if (length > most)
        break;
      g_string_append (text, piece);
    }
  if (text->len == 0)
    g_string_append_c (text, 'x');
  return g_string_free (text, FALSE);
}

static inline gint64
random_document_number (RandomDocument *self,
                        gint64          least,
                        gint64          most)
{
  guint64 range = most - least;
  guint64 bits = (guint64) g_rand_int (self->random) << 32 | g_rand_int (self->random);

  if (random_document_chance (self, 10))
    return least;
  if (random_document_chance (self, 10))
    return most;
  return least + bits % (random_document_chance (self, 2) ? range + 1 : MIN (range, 1000) + 1);
}

static inline void
random_document_fill (RandomDocument *self,
                      PmapRecord     *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  PmapDate last_day = pmap_date_new (1, 1, 1990);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      gboolean needed = field->flags & PMAP_FIELD_REQUIRED;

      if (!needed && random_document_chance (self, 3))
        continue;
      switch (field->kind)
        {
        case PMAP_KIND_TEXT:
        case PMAP_KIND_LONG_TEXT:
          PMAP_FIELD_PLACE (char *, record, field) = random_document_text (self, pmap_field_get_maximum (field));
          break;
        case PMAP_KIND_INTEGER:
        case PMAP_KIND_DECIMAL:
        case PMAP_KIND_MONEY:
        case PMAP_KIND_RATE:
        case PMAP_KIND_TIME:
          PMAP_FIELD_PLACE (gint64, record, field) = random_document_number (self, field->minimum,
                                                                             pmap_field_get_maximum (field));
          break;
        case PMAP_KIND_DATE:
          last_day += g_rand_int_range (self->random, 0, 5000);      /* later days are later fields, in every table */
          PMAP_FIELD_PLACE (PmapDate, record, field) = last_day;
          break;
        case PMAP_KIND_MOMENT:
          PMAP_FIELD_PLACE (gint64, record, field) = random_document_number (self, -G_GINT64_CONSTANT (2000000000),
                                                                             G_GINT64_CONSTANT (7000000000));
          break;
        case PMAP_KIND_BOOLEAN:
          PMAP_FIELD_PLACE (gboolean, record, field) = g_rand_boolean (self->random);
          break;
        case PMAP_KIND_CHOICE:
          {
            guint n = 0;

            while (field->choices[n].nick != NULL)
              n++;
            PMAP_FIELD_PLACE (int, record, field) = field->choices[g_rand_int_range (self->random, 0, n)].value;
            break;
          }
        case PMAP_KIND_WEEKDAYS:
          PMAP_FIELD_PLACE (guint, record, field) = g_rand_int_range (self->random, 0, 0x80);
          break;
        case PMAP_KIND_REFERENCE:
        case PMAP_KIND_RECORD:
        case PMAP_KIND_RECORDS:
        default:
          break;
        }
    }
  if (random_document_chance (self, 25))
    _pmap_record_add_foreign (record)->attributes = g_strdup (" xmlns:o=\"urn:other\" o:mark=\"a &amp; b\"");
  if (random_document_chance (self, 25))
    _pmap_record_add_foreign (record)->elements =
      g_strdup ("<o:note xmlns:o=\"urn:other\">x &lt; y<o:b/> </o:note><n xmlns=\"urn:n\" k=\"&#10;\"/>");
}

static inline void
random_document_grow (RandomDocument *self,
                      PmapRecord     *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  random_document_fill (self, record);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (field->kind == PMAP_KIND_RECORD)
        random_document_grow (self, PMAP_FIELD_PLACE (PmapRecord *, record, field));
      else if (field->kind == PMAP_KIND_RECORDS)
        {
          PmapRecordList *list = PMAP_FIELD_PLACE (PmapRecordList *, record, field);

          for (guint n = g_rand_int_range (self->random, 0, self->size + 1); n > 0; n--)
            {
              g_autoptr (PmapRecord) child = pmap_record_new (pmap_record_list_get_record_type (list));

              if (PMAP_RECORD_GET_CLASS (child)->noun->id_prefix != NULL)
                {
                  g_autofree char *id = g_strdup_printf ("%s.%u-_", PMAP_RECORD_GET_CLASS (child)->noun->id_prefix, self->n_ids++);

                  _pmap_record_set_id (child, id);
                }
              _pmap_record_list_append (list, child);
              random_document_grow (self, child);
            }
        }
    }
}

static inline gboolean
random_document_add_cb (PmapRecord *record,
                        gpointer    user_data)
{
  g_ptr_array_add (user_data, record);
  return TRUE;
}

static inline PmapRecord *
random_document_pick (RandomDocument *self,
                      GType           type)
{
  guint start = g_rand_int_range (self->random, 0, self->records->len);

  for (guint i = 0; i < self->records->len; i++)
    {
      PmapRecord *candidate = self->records->pdata[(start + i) % self->records->len];

      if (g_type_is_a (G_OBJECT_TYPE (candidate), type))
        return candidate;
    }
  return NULL;
}

/* Takes away a record that must refer to something and finds nothing; FALSE if there is none. */
static inline gboolean
random_document_prune (RandomDocument *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      PmapRecord *record = self->records->pdata[i];
      PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
      guint position;

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == PMAP_KIND_REFERENCE && klass->fields[j].flags & PMAP_FIELD_REQUIRED
            && random_document_pick (self, klass->fields[j].get_item_type ()) == NULL)
          {
            g_assert_true (pmap_record_list_get_position (pmap_record_get_list (record), record, &position));
            _pmap_record_list_remove (pmap_record_get_list (record), position);
            return TRUE;
          }
    }
  return FALSE;
}

/* References last, when all there is to refer to is there. */
static inline void
random_document_refer (RandomDocument *self)
{
  do
    {
      g_ptr_array_set_size (self->records, 0);
      pmap_record_walk (PMAP_RECORD (self->document), random_document_add_cb, self->records);
    }
  while (random_document_prune (self));

  for (guint i = 0; i < self->records->len; i++)
    {
      PmapRecord *record = self->records->pdata[i];
      PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

      for (guint j = 0; j < klass->n_fields; j++)
        {
          const PmapField *field = &klass->fields[j];
          PmapRecord *other;

          if (field->kind != PMAP_KIND_REFERENCE)
            continue;
          if (!(field->flags & PMAP_FIELD_REQUIRED) && random_document_chance (self, 3))
            continue;
          other = random_document_pick (self, field->get_item_type ());
          if (other != NULL)
            PMAP_FIELD_PLACE (char *, record, field) = pmap_id_acquire (pmap_record_get_id (other));
        }
    }
}

static inline PmapDocument *
random_document_new (GRand *random,
                     guint  size)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  RandomDocument self = { random, size, 0, pmap_document_new (), records };

  _pmap_record_set_id (PMAP_RECORD (self.document), "map-random");
  random_document_grow (&self, PMAP_RECORD (self.document));
  random_document_refer (&self);
  return self.document;
}
