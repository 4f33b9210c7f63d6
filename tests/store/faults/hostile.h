/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are made to do harm, or are broken in ways that files break in, and what is said of each. Nothing of them is on
 * the disk of the project: each is `before`, `n` times `piece`, and `after`. */
#pragma once

#include "base/pmap-error.h"

#include <gio/gio.h>

typedef struct
{
  const char *name;
  const char *before;
  gsize before_length;         /* where `before` has zero bytes in it; otherwise 0 */
  const char *piece;           /* NULL for none; with %u in it, each has its number */
  guint n;
  const char *after;
  int code;                    /* of %PMAP_ERROR; OPENS for a file that is right after all */
  const char *words;           /* what is said first, with its place */
} Hostile;

#define OPENS -1
#define ROOT "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" version=\"1.0\" id=\"m\""
#define SCHOOL "<school name=\"Larkbeck\"/><year start=\"2026-09-01\" end=\"2027-08-31\"/>"
#define MAP ROOT ">" SCHOOL
#define END "</provision-map>"
#define VIEWS MAP "<pupil id='u' given-name='A'><views>"
#define VIEWS_END "</views></pupil>" END
#define BYTES(text) text, sizeof (text) - 1

#define NO_XML "0:0: This is not a provision map: it is not an XML file"
#define NO_UTF8 "The file is not text in UTF-8: from here on its letters cannot be read"
#define DOCTYPE "1:1: A provision map has no “<!DOCTYPE”; for safety, files with one are not opened"
#define TOO_LONG "The text here is too long for a provision map"
#define ENDS_EARLY "The file ends too early: the rest of it is missing"
#define NOT_XML_HERE "The file is damaged about here: this is not as XML wants it"
#define AMPERSAND "An “&” that is part of a text has to be written “&amp;”"
#define WINDOWS "The file is not text in UTF-8 but probably in Windows-1252, in which the letter here is "
#define UNSEEN "There is a character about here that cannot be seen and that no map can hold: take it away"

static const Hostile hostile_files[] = {
  /* What somebody renamed, or a disk made of it. */
  { "empty", "", .code = PMAP_ERROR_NOT_A_MAP, .words = "0:0: The file is empty" },
  { "zeros", BYTES ("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), .code = PMAP_ERROR_NOT_A_MAP,
    .words = "0:0: The file has been emptied: it holds nothing but zero bytes" },
  { "spaces", "", .piece = " ", .n = 4096, .code = PMAP_ERROR_NOT_A_MAP,
    .words = "0:0: The file is empty: there is nothing in it but spaces" },
  { "gzip", BYTES ("\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\x56\x2a"), .code = PMAP_ERROR_NOT_A_MAP, .words = "0:0: This is not a provision map but an archive" },
  { "zip", BYTES ("PK\x03\x04\x14\0\x06\0\x08\0"), .code = PMAP_ERROR_NOT_A_MAP, .words = "0:0: This is not a provision map but an archive" },
  { "pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type/Catalog>> endobj", .code = PMAP_ERROR_NOT_A_MAP, .words = "0:0: This is not a provision map but a PDF" },
  { "png", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), .code = PMAP_ERROR_NOT_A_MAP, .words = "0:0: This is not a provision map but a picture" },
  { "program", BYTES ("\x7f" "ELF\x02\x01\x01\0"), .code = PMAP_ERROR_NOT_A_MAP, .words = NO_XML },
  { "letter", "Dear all, please find attached", .code = PMAP_ERROR_NOT_A_MAP, .words = NO_XML },
  { "json", "{\"provision-map\": {\"version\": \"1.0\"}}", .code = PMAP_ERROR_NOT_A_MAP, .words = NO_XML },
  { "rich text", "{\\rtf1\\ansi Larkbeck}", .code = PMAP_ERROR_NOT_A_MAP, .words = "0:0: This is not a provision map but a text document" },
  { "html", "<html><body>Larkbeck</body></html>", .code = PMAP_ERROR_NOT_A_MAP,
    .words = "0:0: This is not a provision map but a web page" },
  { "drawing", "<svg xmlns='http://www.w3.org/2000/svg'/>", .code = PMAP_ERROR_NOT_A_MAP,
    .words = "1:1: This is an XML file, but not a provision map: it begins with <svg>" },
  { "no name space", "<provision-map version='1.0' id='m'/>", .code = PMAP_ERROR_NOT_A_MAP,
    .words = "1:1: This is an XML file, but not a provision map: it does not begin with <provision-map xmlns=\"https://example.com/ns/provision-map/1\">" },
  { "another name space", "<provision-map xmlns='https://example.com/ns/timetable/1' version='1.0' id='m'/>",
    .code = PMAP_ERROR_NOT_A_MAP,
    .words = "1:1: This is an XML file, but not a provision map: it does not begin with <provision-map xmlns=\"https://example.com/ns/provision-map/1\">" },

  /* Encodings. */
  { "latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?>" ROOT "/><!-- \xeb -->", .code = PMAP_ERROR_NOT_A_MAP,
    .words = "1:1: The first line says that the file is text in the encoding ISO-8859-1; a provision map is text in UTF-8" },
  { "utf-7", "<?xml version='1.0' encoding='UTF-7'?>+ADw-", .code = PMAP_ERROR_NOT_A_MAP,
    .words = "1:1: The first line says that the file is text in the encoding UTF-7; a provision map is text in UTF-8" },
  { "latin-1 letter", MAP "<!-- Zo\xeb -->" END, .code = PMAP_ERROR_NOT_A_MAP, .words = "1:159: " WINDOWS "“ë”" },
  { "overlong", MAP "\xc0\xaf" END, .code = PMAP_ERROR_NOT_A_MAP, .words = "1:152: " NO_UTF8 },
  { "overlong in three", MAP "\xe0\x80\xaf" END, .code = PMAP_ERROR_NOT_A_MAP, .words = "1:152: " NO_UTF8 },
  { "surrogate", MAP "\xed\xa0\x80" END, .code = PMAP_ERROR_NOT_A_MAP, .words = "1:152: " NO_UTF8 },
  { "beyond unicode", MAP "\xf4\x90\x80\x80" END, .code = PMAP_ERROR_NOT_A_MAP, .words = "1:152: " NO_UTF8 },
  { "cut letter", MAP "\xe2\x82", .code = PMAP_ERROR_DAMAGED,
    .words = "1:152: The file ends too early, in the middle of a letter: the rest of it is missing" },
  { "lone trail", MAP "\x80" END, .code = PMAP_ERROR_NOT_A_MAP, .words = "1:152: " WINDOWS "“€”" },
  { "no character", MAP "<!-- \xef\xbf\xbf -->" END, .code = PMAP_ERROR_DAMAGED, .words = UNSEEN },
  { "zero in text", BYTES (MAP "\0" END), .code = PMAP_ERROR_DAMAGED,
    .words = "1:152: There is a character here that cannot be seen and that no map can hold (number 0): take it away" },
  { "control character", MAP "\x01" END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:152: There is a character here that cannot be seen and that no map can hold (number 1): take it away" },
  { "escape", MAP "\x1b[2J" END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:152: There is a character here that cannot be seen and that no map can hold (number 27): take it away" },
  { "control by number", VIEWS "&#1;" VIEWS_END, .code = PMAP_ERROR_DAMAGED, .words = "1:192: " UNSEEN },
  { "zero by number", VIEWS "&#0;" VIEWS_END, .code = PMAP_ERROR_DAMAGED, .words = "1:192: " UNSEEN },
  { "huge number of a character", VIEWS "&#99999999999999999999;" VIEWS_END, .code = PMAP_ERROR_DAMAGED, .words = UNSEEN },
  { "mark", "\xef\xbb\xbf" MAP END, .code = OPENS },
  { "mark twice", "\xef\xbb\xbf\xef\xbb\xbf" MAP END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:1: Something stands before the map, perhaps something that cannot be seen" },
  { "mark alone", "\xef\xbb\xbf", .code = PMAP_ERROR_NOT_A_MAP, .words = "0:0: The file is empty: there is nothing in it but spaces" },
  { "utf-16 le", BYTES ("\xff\xfe<\0p\0"), .code = PMAP_ERROR_NOT_A_MAP,
    .words = "0:0: The file is text in the encoding UTF-16; a provision map is text in UTF-8" },
  { "utf-16 be", BYTES ("\xfe\xff\0<\0p"), .code = PMAP_ERROR_NOT_A_MAP,
    .words = "0:0: The file is text in the encoding UTF-16; a provision map is text in UTF-8" },
  { "utf-32 be", BYTES ("\0\0\xfe\xff\0\0\0<"), .code = PMAP_ERROR_NOT_A_MAP,
    .words = "0:0: The file is text in the encoding UTF-32; a provision map is text in UTF-8" },
  { "ebcdic", "\x4c\x6f\xa7\x94\x93", .code = PMAP_ERROR_NOT_A_MAP, .words = NO_XML },

  /* What wants to be expanded or fetched. */
  { "billion laughs", "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\">"
    "<!ENTITY lol3 \"&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;\"><!ENTITY lol4 \"&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;\">]>"
    VIEWS "&lol4;" VIEWS_END, .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "quadratic blow-up", "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\">]>" VIEWS, .piece = "&a;", .n = 100000, .after = END,
    .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "entity in an attribute", "<!DOCTYPE m [<!ENTITY a \"x\">]>" ROOT "><school name='&a;'/>" END,
    .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "file as entity", "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" MAP "&x;" END,
    .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "address as entity", "<!DOCTYPE m [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>" MAP "&x;" END,
    .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "parameter entity", "<!DOCTYPE m [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>" MAP END,
    .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "external type", "<!DOCTYPE m SYSTEM \"http://example.com/a.dtd\">" MAP END, .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "public type", "<!DOCTYPE m PUBLIC \"-//A//B\" \"http://example.com/a.dtd\">" MAP END, .code = PMAP_ERROR_NOT_A_MAP,
    .words = DOCTYPE },
  { "default attributes", "<!DOCTYPE m [<!ATTLIST m a CDATA \"x\">]>" MAP END, .code = PMAP_ERROR_NOT_A_MAP, .words = DOCTYPE },
  { "type later", MAP "<!DOCTYPE m>" END, .code = PMAP_ERROR_NOT_A_MAP,
    .words = "1:152: A provision map has no “<!DOCTYPE”; for safety, files with one are not opened" },
  { "undeclared entity", VIEWS "&eacute;" VIEWS_END, .code = PMAP_ERROR_DAMAGED, .words = "1:188: “&eacute;” is how web pages write “é”" },
  { "inclusion", ROOT " xmlns:i=\"http://www.w3.org/2001/XInclude\">" SCHOOL
    "<i:include href=\"file:///etc/passwd\" parse=\"text\"/>" END, .code = OPENS },
  { "schema elsewhere", ROOT " xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "s:schemaLocation=\"https://example.com/ns/provision-map/1 file:///etc/passwd\">" SCHOOL END, .code = OPENS },
  { "style sheet", "<?xml-stylesheet href=\"http://127.0.0.1:9/x.xsl\" type=\"text/xsl\"?>" MAP END, .code = OPENS },
  { "base elsewhere", ROOT " xml:base=\"http://127.0.0.1:9/\">" SCHOOL END, .code = OPENS },

  /* Bombs of every dimension. */
  { "depth", MAP, .piece = "<a>", .n = 1000000, .code = PMAP_ERROR_LIMIT,
    .words = "Elements are inside each other more than 32 deep; no provision map is" },
  { "attributes", "<provision-map", .piece = " a%u=\"\"", .n = 200000, .after = "/>", .code = PMAP_ERROR_LIMIT,
    .words = "1:1: The element <provision-map> has too many attributes for a provision map" },
  { "elements", MAP, .piece = "<a/>", .n = 3000000, .after = END, .code = PMAP_ERROR_LIMIT,
    .words = "The file has more than 1500000 elements; no provision map has as many" },
  { "name", MAP "<", .piece = "nnnnnnnnnn", .n = 6000, .after = "/>" END, .code = PMAP_ERROR_LIMIT,
    .words = "A name is too long here for a provision map" },
  { "name of an end", MAP "</", .piece = "nnnnnnnnnn", .n = 6000, .after = ">" END, .code = PMAP_ERROR_LIMIT,
    .words = "A name is too long here for a provision map" },
  { "name of an attribute", MAP "<a ", .piece = "nnnnnnnnnn", .n = 6000, .after = "=''/>" END, .code = PMAP_ERROR_LIMIT,
    .words = "A name is too long here for a provision map" },
  { "attribute", ROOT " x=\"", .piece = "vvvvvvvvvv", .n = 1100000, .after = "\"/>", .code = PMAP_ERROR_LIMIT,
    .words = "An attribute is too long here for a provision map" },
  { "text", VIEWS, .piece = "tttttttttt", .n = 1100000, .after = VIEWS_END, .code = PMAP_ERROR_LIMIT, .words = TOO_LONG },
  { "text in pieces", VIEWS, .piece = "<![CDATA[tttttttttt]]>", .n = 100000,
    .after = VIEWS_END, .code = PMAP_ERROR_DAMAGED, .words = "1:181: What the pupil says is 1000000 characters long; at most 10000 fit; here it is “tttt" },
  { "cdata", VIEWS "<![CDATA[", .piece = "tttttttttt", .n = 1100000, .after = "]]>" VIEWS_END, .code = PMAP_ERROR_LIMIT,
    .words = TOO_LONG },
  { "comment", MAP "<!--", .piece = "cccccccccc", .n = 1100000, .after = "-->" END, .code = PMAP_ERROR_LIMIT, .words = TOO_LONG },
  { "exclamation marks", MAP "<!--", .piece = "!!!!!!!!!!", .n = 1100000, .after = "-->" END, .code = PMAP_ERROR_LIMIT,
    .words = TOO_LONG },
  { "instruction", MAP "<?a ", .piece = "pppppppppp", .n = 1100000, .after = "?>" END, .code = PMAP_ERROR_LIMIT, .words = TOO_LONG },
  { "comments", MAP, .piece = "<!---->", .n = 1000000, .after = END, .code = OPENS },
  { "instructions", MAP, .piece = "<?a?>", .n = 1000000, .after = END, .code = OPENS },
  { "line", VIEWS, .piece = "                ", .n = 70000, .after = VIEWS_END, .code = PMAP_ERROR_LIMIT, .words = TOO_LONG },
  { "lines", MAP, .piece = "\n", .n = 1000000, .after = "<bad/>" END, .code = PMAP_ERROR_DAMAGED,
    .words = "1000001:1: There is no place for <bad> inside <provision-map>" },
  { "faults", MAP, .piece = "<bad/>", .n = 1000000, .after = END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:152: There is no place for <bad> inside <provision-map>" },
  { "spaces in a tag", "<provision-map", .piece = "          ", .n = 1000000, .after = "/>", .code = PMAP_ERROR_DAMAGED, .words = "1:10000015: " NOT_XML_HERE },
  { "name spaces", "<provision-map", .piece = " xmlns:n%u=\"u\"", .n = 60000, .after = "/>", .code = PMAP_ERROR_LIMIT, .words = "1:1: The element <provision-map> has too many attributes for a provision map" },
  { "name spaces inside each other", MAP, .piece = "<a:a xmlns:a='u' xmlns:b%1$u='u' xmlns:c%1$u='u' xmlns:d%1$u='u' xmlns:e%1$u='u'>",
    .n = 30, .code = PMAP_ERROR_LIMIT, .words = "More programs have put something in here than a provision map can have" },
  { "name spaces in turn", ROOT " xmlns:x='u'>" SCHOOL, .piece = "<x:a xmlns:y='%u'/>", .n = 40000, .after = END, .code = OPENS },
  { "other programs' elements", ROOT " xmlns:x='u'>" SCHOOL, .piece = "<x:a/>", .n = 100000, .after = END, .code = OPENS },
  { "quotation mark", MAP "<pupil id=\"u", .piece = "<a/>", .n = 100000, .after = END, .code = PMAP_ERROR_DAMAGED,
    .words = "The file is damaged shortly before: a quotation mark or a “>” is missing" },
  { "less-than signs", MAP, .piece = "<", .n = 1000000, .code = PMAP_ERROR_DAMAGED,
    .words = "1:153: A “<” that is part of a text has to be written “&lt;”" },
  { "ampersands", VIEWS, .piece = "&", .n = 1000000, .after = VIEWS_END, .code = PMAP_ERROR_DAMAGED, .words = "1:189: " AMPERSAND },
  { "ends", MAP, .piece = "</a>", .n = 1000000, .code = PMAP_ERROR_DAMAGED, .words = "The file is damaged about here: the end of <provision-map> is missing" },
  { "maps in a map", ROOT ">", .piece = ROOT ">", .n = 40, .code = PMAP_ERROR_LIMIT,
    .words = "Elements are inside each other more than 32 deep; no provision map is" },

  /* Broken XML. */
  { "cut in a comment", MAP "<!-- ", .code = PMAP_ERROR_DAMAGED, .words = ENDS_EARLY },
  { "cut in a cdata section", MAP "<![CDATA[ ", .code = PMAP_ERROR_DAMAGED, .words = ENDS_EARLY },
  { "cut in a tag", MAP "<pupil id='", .code = PMAP_ERROR_DAMAGED, .words = ENDS_EARLY },
  { "cut before the end", MAP, .code = PMAP_ERROR_DAMAGED, .words = ENDS_EARLY },
  { "twice", MAP END MAP END, .code = PMAP_ERROR_DAMAGED, .words = "1:168: There are two maps in this file, and the second begins here" },
  { "attribute twice", ROOT " id=\"n\">" SCHOOL END, .code = PMAP_ERROR_DAMAGED, .words = "1:90: The attribute “id” is there twice" },
  { "attribute twice by name space", ROOT " xmlns:a='u' xmlns:b='u' a:x='' b:x=''>" SCHOOL END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:121: The attribute “x” is there twice" },
  { "unknown prefix", MAP "<z:a/>" END, .code = PMAP_ERROR_DAMAGED,
    .words = "The file does not say what the names beginning with “z:” are" },
  { "cdata end in text", VIEWS "]]>" VIEWS_END, .code = PMAP_ERROR_DAMAGED, .words = "1:188: “]]>” cannot stand in a text" },
  { "dashes in a comment", MAP "<!-- -- -->" END, .code = PMAP_ERROR_DAMAGED, .words = "1:157: “--” cannot stand inside a comment" },
  { "declaration later", " <?xml version='1.0'?>" MAP END, .code = PMAP_ERROR_DAMAGED, .words = "1:1: There is a space before “<?xml”" },
  { "crossed", MAP "<tier id='t' name='T'><pupil id='u' given-name='A'></tier></pupil>" END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:174: There is no place for <pupil> inside <tier>" },

  /* Right XML, wrong map. */
  { "ids alike", MAP, .piece = "<tier id=\"t\" name=\"T\"/>", .n = 100000, .after = END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:181: The id “t” is there twice; it is the id of another record: Tier" },
  { "an id that is none", MAP "<tier id=\"../../etc\" name=\"T\"/>" END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:158: “../../etc” cannot be an id: an id is a word of letters and digits that begins with a letter" },
  { "ring of references", MAP "<pupil id=\"u\" given-name=\"A\"/><intervention id=\"i\" provision=\"i\"/>" END,
    .code = PMAP_ERROR_DAMAGED, .words = "1:203: Provision names “i”, which is something else: Intervention" },
  { "huge amount", MAP "<provision id=\"p\" name=\"P\" minutes=\"99999999999999999999999999\"/>" END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:179: Length of a session should be a whole number, not “99999999999999999999999999”" },
  { "amount by exponent", MAP "<provision id=\"p\" name=\"P\" minutes=\"1e9\"/>" END, .code = PMAP_ERROR_DAMAGED, .words = "1:179: Length of a session should be a whole number, not “1e9”" },
  { "no number", MAP "<provision id=\"p\" name=\"P\" minutes=\"NaN\"/>" END, .code = PMAP_ERROR_DAMAGED, .words = "1:179: Length of a session should be a whole number, not “NaN”" },
  { "date out of range", ROOT "><school name=\"L\"/><year start=\"0001-01-01\" end=\"99999-12-31\"/>" END, .code = PMAP_ERROR_DAMAGED,
    .words = "1:108: First day should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not “0001-01-01”" },
  { "the 30th of February", ROOT "><school name=\"L\"/><year start=\"2026-02-30\" end=\"2027-08-31\"/>" END,
    .code = PMAP_ERROR_DAMAGED, .words = "1:108: First day should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not “2026-02-30”" },
  { "version from the future", "<provision-map xmlns=\"https://example.com/ns/provision-map/9\" version=\"9.0\" id=\"m\"><x/>" END,
    .code = OPENS },
  { "huge version", "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" version=\"99999999999.0\" id=\"m\">" SCHOOL END,
    .code = PMAP_ERROR_DAMAGED, .words = "1:63: The map does not say which version of the file it is; that would be version=\"1.1\"" },
};
