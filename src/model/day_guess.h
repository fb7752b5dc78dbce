#ifndef MODEL_DAY_GUESS_H
#define MODEL_DAY_GUESS_H

#include "model/calendar.h"

/*
 * Days as people write them where "2007-06-06" is wanted: "6 juin 2007", "June 6, 2007",
 * "30/06/2007", "hier". They are not read, only recognised: to say what should be written.
 */
enum day_guess {
	DAY_UNKNOWN,  /* no day, or one of two: 06/07/2007 */
	DAY_GUESSED,  /* *day is meant */
	DAY_PAST_END, /* *day is the last of the month, which has no such day: "2007-06-31" */
};
enum day_guess day_guess(const char *text, day_t *day);

#endif
