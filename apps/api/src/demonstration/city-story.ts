import { type ReportingDate, reportingDate } from '../domain/reporting-date.js';

/** What the whole city added on a reporting day, records. */
export interface CityDay {
  date: ReportingDate;
  submitted: number;
  /** Records the police gave back, verified or unresolved. */
  answered: number;
  exempt: number;
  signed: number;
}

/** The day the story ends on. */
export const LAST_DATE = reportingDate('2022-05-07');

/**
 * The totals published for that day (the Department's figures of 7/5/2022), which the days below add up to.
 *
 * @public
 */
export const PUBLISHED = { required: 4_481_992, submitted: 4_124_156, signed: 374_137 } as const;

/**
 * The course of the campaign. Published are only the totals of the last day; the way there is
 * illustrative: stations send records from the first day, the police answer some days later, signing
 * starts on 23/4 with a rush that the signing service does not bear, and goes on at 24,942 a day, the
 * mean pace published. Nothing moves over the holiday.
 */
export const CITY_DAYS: readonly CityDay[] = (
  [
    // date, submitted, answered, exempt, signed
    ['2022-04-13', 49_490, 0, 4_100, 0],
    ['2022-04-14', 136_097, 21_400, 4_900, 0],
    ['2022-04-15', 185_587, 49_800, 5_200, 0],
    ['2022-04-16', 206_208, 84_300, 4_600, 0],
    ['2022-04-17', 185_587, 101_700, 3_100, 0],
    ['2022-04-18', 226_829, 128_400, 3_800, 0],
    ['2022-04-19', 247_449, 152_900, 3_600, 0],
    ['2022-04-20', 268_070, 171_300, 3_300, 0],
    ['2022-04-21', 268_070, 189_600, 3_100, 0],
    ['2022-04-22', 268_070, 201_200, 2_900, 0],
    ['2022-04-23', 247_449, 206_800, 2_600, 31_180],
    ['2022-04-24', 206_208, 184_500, 1_900, 52_140],
    ['2022-04-25', 226_829, 203_900, 2_400, 58_910],
    ['2022-04-26', 226_829, 209_700, 2_200, 57_310],
    ['2022-04-27', 206_208, 203_100, 2_100, 33_214],
    ['2022-04-28', 185_587, 197_600, 1_900, 26_105],
    ['2022-04-29', 144_345, 183_400, 1_700, 18_420],
    ['2022-05-04', 203_784, 187_300, 2_300, 22_380],
    ['2022-05-05', 213_619, 192_100, 2_100, 23_190],
    ['2022-05-06', 163_531, 104_300, 1_800, 24_418],
    ['2022-05-07', 58_310, 95_204, 1_640, 26_870],
  ] as const
).map(([date, submitted, answered, exempt, signed]) => ({
  date: reportingDate(date),
  submitted,
  answered,
  exempt,
  signed,
}));
