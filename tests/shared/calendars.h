/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars that schools have published, with what is counted in them. */
#pragma once

/* The calendars of 2026/27 of six schools, as their sites had them: owps.org.uk, saintgregorys.org.uk,
 * shadeprimarysch.schooljotter2.com, shinfield-st-marys-junior.co.uk, widmerend.bucks.sch.uk, blessededward.co.uk. The counts were
 * made of them by hand. */
static const struct
{
  const char *name;
  const char *terms[6];          /* first and last days */
  const char *holidays[8];
  const char *inset[8];          /* single days */
  const char *said, *weekdays;
} published_calendars[] = {
  { "owps", { "2026-09-01", "2026-12-18", "2027-01-04", "2027-03-25", "2027-04-12", "2027-07-21" },
    { "2026-10-26", "2026-10-30", "2027-02-15", "2027-02-19", "2027-05-31", "2027-06-04", "2027-05-03", "2027-05-03" },
    { "2026-09-01", "2026-09-02", "2026-10-23", "2026-11-02", "2026-11-27", "2027-05-28", "2027-06-25" },
    "188 days for pupils, 2 fewer than the usual 190. 7 INSET days.",
    "Monday 37, Tuesday 39, Wednesday 39, Thursday 39, Friday 34" },
  { "St Gregory", { "2026-09-01", "2026-12-18", "2027-01-04", "2027-03-25", "2027-04-12", "2027-07-20" },
    { "2026-10-26", "2026-10-30", "2027-02-15", "2027-02-19", "2027-05-31", "2027-06-04", "2027-05-03", "2027-05-03" },
    { "2026-09-01", "2026-09-02", "2026-11-02", "2027-01-04" },
    "190 days for pupils, as is usual. 4 INSET days.", "Monday 36, Tuesday 39, Wednesday 38, Thursday 39, Friday 38" },
  { "Shade", { "2026-09-01", "2026-12-18", "2027-01-04", "2027-03-25", "2027-04-12", "2027-07-21" },
    { "2026-10-24", "2026-11-01", "2027-02-13", "2027-02-21", "2027-05-29", "2027-06-06", "2027-05-03", "2027-05-03" },
    { "2026-09-01", "2027-02-12", "2027-05-28", "2027-06-07", "2027-06-08" },
    "190 days for pupils, as is usual. 5 INSET days.", "Monday 37, Tuesday 38, Wednesday 40, Thursday 39, Friday 36" },
  { "Shinfield St Mary", { "2026-09-01", "2026-12-18", "2027-01-04", "2027-03-25", "2027-04-12", "2027-07-21" },
    { "2026-10-26", "2026-10-30", "2027-02-15", "2027-02-19", "2027-05-31", "2027-06-04", "2027-05-03", "2027-05-03" },
    { "2026-09-01", "2026-09-02", "2026-10-23", "2027-01-04", "2027-06-07" },
    "190 days for pupils, as is usual. 5 INSET days.", "Monday 36, Tuesday 39, Wednesday 39, Thursday 39, Friday 37" },
  { "Widmer End", { "2026-09-01", "2026-12-18", "2027-01-04", "2027-03-25", "2027-04-12", "2027-07-21" },
    { "2026-10-26", "2026-10-30", "2027-02-15", "2027-02-19", "2027-05-31", "2027-06-04", "2027-05-03", "2027-05-03" },
    { "2026-09-01", "2026-09-02", "2026-10-22", "2026-10-23", "2027-01-04" },
    "190 days for pupils, as is usual. 5 INSET days.", "Monday 37, Tuesday 39, Wednesday 39, Thursday 38, Friday 37" },
  { "Blessed Edward", { "2026-09-01", "2026-12-18", "2027-01-04", "2027-03-25", "2027-04-07", "2027-07-16" },
    { "2026-10-24", "2026-11-01", "2027-02-13", "2027-02-21", "2027-05-29", "2027-06-06", "2027-05-03", "2027-05-03" },
    { "2026-09-01", "2026-09-02", "2026-11-27", "2027-01-04", "2027-04-07" },
    "190 days for pupils, as is usual. 5 INSET days.", "Monday 36, Tuesday 38, Wednesday 38, Thursday 40, Friday 38" },
};
