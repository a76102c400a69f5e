import { performance } from 'node:perf_hooks';
import pg from 'pg';

// What the progress calls are measured beside: for each the plainest statement on `figure` for its own grain, all
// five sums of what was known at a moment. It carries nothing forward, counts no increments, knows no wards, no
// calendar and no requirements, and uses no view or function of ours.
const SUMS = 'sum(submitted), sum(verified), sum(unresolved), sum(exempt), sum(signed)';
const KNOWN = 'recorded_at <= $1 and (superseded_at is null or superseded_at > $1)';
const PERIOD = 'reporting_date >= $2 and reporting_date < $3';

export const PLAIN = {
  'city, by day': `select reporting_date, ${SUMS} from figure where ${KNOWN} and ${PERIOD} group by 1`,
  'districts, by district and day': `select district_code, reporting_date, ${SUMS} from figure
     where ${KNOWN} and ${PERIOD} group by 1, 2`,
  'district, by day': `select reporting_date, ${SUMS} from figure
     where district_code = '769' and ${KNOWN} and ${PERIOD} group by 1`,
  'ward, by day': `select reporting_date, ${SUMS} from figure
     where ward_code = '26734' and ${KNOWN} and ${PERIOD} group by 1`,
  'series, by day': `select reporting_date, ${SUMS} from figure where ${KNOWN} group by 1`,
  'completeness, by ward and day': `select ward_code, reporting_date, ${SUMS} from figure
     where ${KNOWN} and ${PERIOD} group by 1, 2`,
};

/**
 * Connections that ask plain statements through pg, not prepared: the server plans each anew, as it does what we ask.
 * They sign in as the owner of the tables, whom no row-level security slows down.
 */
export async function plainly(ownerUrl, connections) {
  const clients = [];
  for (let number = 0; number < connections; number += 1) {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    clients.push(client);
  }
  return {
    /** Asks on the first connection; values are `[moment]` or `[moment, from, until]`. */
    ask: (text, values) => clients[0].query(text, values),
    /** Asks the given statements in turn on every connection for so many seconds; how many a second, and their p99. */
    async load(questions, seconds) {
      const latencies = [];
      const end = performance.now() + seconds * 1000;
      await Promise.all(
        clients.map(async (client, number) => {
          for (let turn = number; performance.now() < end; turn += 1) {
            const start = performance.now();
            const { text, values } = questions[turn % questions.length];
            await client.query(text, values());
            latencies.push(performance.now() - start);
          }
        }),
      );
      latencies.sort((a, b) => a - b);
      return { perSecond: latencies.length / seconds, p99: latencies[Math.floor(latencies.length * 0.99)] };
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  };
}
