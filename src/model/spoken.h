#ifndef MODEL_SPOKEN_H
#define MODEL_SPOKEN_H

#include "model/calendar.h"

/*
 * Days as people write them: "6 juin 2007", "le 1er juin 2007", "June 6, 2007",
 * "30/06/2007", "2007-6-6"; months: "juin 2007", "06/2007". No file takes them; they
 * tell what its writer meant.
 */

/*
 * The day, which may not exist ("31 juin 2007"), or 0. A month is day 0 of it. What two
 * readers would take for two days ("06/07/2007") is none.
 */
day_t spoken_day(const char *text);

#endif
