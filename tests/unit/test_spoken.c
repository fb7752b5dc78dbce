#include "suite.h"

#include "model/spoken.h"

struct day_case {
	const char *name; /* and the text */
	day_t day;
};

static struct day_case days[] = {
	{"6 juin 2007", 20070606},
	{"le 6 juin 2007", 20070606},
	{"1er juin 2007", 20070601},
	{"31 juin 2007", 20070631}, /* does not exist, and is what was written */
	{"6 Juin 2007", 20070606},
	{"6 JUIN 2007", 20070606},
	{"6\u00a0juin\u00a02007", 20070606},
	{"1er août 2007", 20070801},
	{"2 fevrier 2008", 20080202},
	{"15 nov. 2007", 20071115},
	{"15 déc. 2007", 20071215},
	{"June 6, 2007", 20070606},
	{"6 June 2007", 20070606},
	{"the 6th of June 2007", 20070606},
	{"6-juin-2007", 20070606},
	{"2007 juin 6", 20070606},
	{"juin 2007", 20070600},
	{"May 2007", 20070500},
	{"30/06/2007", 20070630},
	{"06/30/2007", 20070630},
	{"30.06.2007", 20070630},
	{"06/06/2007", 20070606},
	{"2007-6-6", 20070606},
	{"2007/06/30", 20070630},
	{"2007-06-31", 20070631},
	{"2007-06", 20070600},
	{"06/2007", 20070600},
	{"06/07/2007", 0}, /* in June, or in July */
	{"2007-13-01", 0},
	{"2007-06-32", 20070632},
	{"2007-06-00", 0},
	{"0 juin 2007", 0},
	{"jui 2007", 0}, /* June or July */
	{"6 juin", 0},
	{"6 juin 07", 0},
	{"juin juillet 2007", 0},
	{"2007", 0},
	{"juin", 0},
	{"automne 2007", 0},
	{"6 7 8 9 10 11 12", 0},
	{"12345 juin 2007", 0},
	{"le premier lundi du mois de juin de l'an 2007", 0},
	{"", 0},
	{"\xff", 0},
};

static void test_day(void **state)
{
	const struct day_case *c = *state;
	assert_int_equal(spoken_day(c->name), c->day);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, days, test_day);
	return suite_run(&suite, "spoken");
}
