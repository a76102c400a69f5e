import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';
import { PLAIN, plainly } from './parts/progress-plain.mjs';
import { FIRST_DATE, setStage } from './parts/stage.mjs';

// How fast the progress questions are, each beside its peer in the same run, on a PostgreSQL of its own.
//   npm run bench -- progress [seconds a measurement under load, 8 by default]
const seconds = Number(process.argv[2] ?? 8);
const CROWD = 16;
const REPEATED = { connections: 64, seconds };
const WARM_UP = 5;
const ROUNDS = 25;

const LAST_DATE = dateAfter(FIRST_DATE, 364);
/** The 32 days, and the two weeks, up to and with the last date. */
const RECENT = [dateAfter(LAST_DATE, -31), dateAfter(LAST_DATE, 1)];
const FORTNIGHT = [dateAfter(LAST_DATE, -13), dateAfter(LAST_DATE, 1)];

/** What the first screen asks, the peer of each, and the period the peer is asked about. */
const CALLS = [
  { path: `city?date=${LAST_DATE}&`, peer: 'city, by day', period: RECENT },
  { path: `districts?date=${LAST_DATE}&`, peer: 'districts, by district and day', period: RECENT },
  { path: `series?date=${LAST_DATE}&`, peer: 'series, by day', period: [], grows: true },
  {
    path: `completeness?until=${FORTNIGHT[1]}&`,
    peer: 'completeness, by ward and day',
    period: FORTNIGHT,
  },
];

/** So many moments have been asked about: each is used once in a run. */
let asked = 0;

const stage = await setStage();
try {
  const year = await stage.history('a_year', 365);
  const month = await stage.history('a_month', 30);
  const [first, second] = [await stage.instance(year.ownerUrl), await stage.instance(year.ownerUrl)];
  const young = await stage.instance(month.ownerUrl);
  const rows = [
    ...(await callsBesidePlain(year, first)),
    ...(await growth({ year, old: first, month, young })),
    ...(await crowdBesidePlain(year, first)),
    ...(await repeatedBesideBareRoute(year, first)),
    await firstReadAfterFiling(year, [first, second]),
  ];
  console.table(rows);
  await Promise.all([year.close(), month.close()]);
  if (rows.some((row) => row.reached === '✗')) process.exitCode = 1;
} finally {
  await stage.clear();
}

/**
 * Each call of the first screen, asked as known at a moment of its own so that nothing can be kept, beside the
 * plainest statement for its grain: HTTP, access and everything else of the answer included. One connection each,
 * in turns, so that a busy moment of the machine falls on both; medians.
 */
async function callsBesidePlain({ ownerUrl, cookie }, address) {
  const plain = await plainly(ownerUrl, 1);
  const rows = [];
  for (const { path, peer, period } of CALLS) {
    const [ours, theirs] = [[], []];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const at = nextMoment();
      const called = await timed(async () => (await ask(address, cookie, `${path}asOf=${at}`)).text());
      const asked = await timed(() => plain.ask(PLAIN[peer], [at, ...period]));
      if (round < 0) continue;
      ours.push(called);
      theirs.push(asked);
    }
    const name = `the ${path.split('?')[0]} call, asked anew, ms`;
    rows.push(row(name, median(ours), `a plain select: ${peer}`, median(theirs), { atMost: 4 }));
  }
  await plain.close();
  return rows;
}

/** City, district and ward asked anew by many at once, beside as many connections that ask plain statements. */
async function crowdBesidePlain({ ownerUrl, cookie }, address) {
  const paths = ['city', 'districts/769', 'wards/26734/head'].map((path) => `${path}?date=${LAST_DATE}`);
  // Warm: connections open, code compiled.
  await load(address, cookie, paths, { connections: CROWD, seconds: 3, anew: true });
  const ours = await load(address, cookie, paths, { connections: CROWD, seconds, anew: true });
  const plain = await plainly(ownerUrl, CROWD);
  const questions = ['city, by day', 'district, by day', 'ward, by day'].map((peer) => ({
    text: PLAIN[peer],
    values: () => [nextMoment(), ...RECENT],
  }));
  const bare = await plain.load(questions, seconds);
  await plain.close();
  const beside = `plain selects by day, ${CROWD} connections`;
  return [
    row('city + district + ward calls, a second', ours.perSecond, beside, bare.perSecond, { atLeast: 1 / 4 }),
    row('… 99th percentile, ms', ours.p99, beside, bare.p99, { atMost: 4 }),
  ];
}

/** The same question again and again while nothing is recorded. */
async function repeatedBesideBareRoute({ cookie }, address) {
  const rows = [];
  for (const path of ['city', 'districts']) {
    const body = await (await ask(address, cookie, path)).text();
    const peer = await stage.peer('progress-bare-route.mjs', String(Buffer.byteLength(body)));
    // In turns, so that a busy moment of the machine falls on both.
    const [ours, bare] = [[], []];
    for (let round = 0; round < 3; round += 1) {
      bare.push((await load(peer, cookie, [''], REPEATED)).perSecond);
      ours.push((await load(address, cookie, [path], REPEATED)).perSecond);
    }
    const name = `the same ${path} call, ${Buffer.byteLength(body)} bytes, a second`;
    rows.push(row(name, median(ours), 'a bare Fastify route, same size', median(bare), { atLeast: 1 / 2 }));
  }
  return rows;
}

/** Calls asked anew after a year of reports beside the same after a month. The series is as long as the history. */
async function growth({ year, old, month, young }) {
  const rows = [];
  for (const { path } of CALLS.filter(({ grows }) => !grows)) {
    const [after30, after365] = [[], []];
    const youngPath = path.replaceAll(LAST_DATE, dateAfter(FIRST_DATE, 29));
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const at = nextMoment();
      const asked = [
        await timed(async () => (await ask(young, month.cookie, `${youngPath}asOf=${at}`)).text()),
        await timed(async () => (await ask(old, year.cookie, `${path}asOf=${at}`)).text()),
      ];
      if (round < 0) continue;
      after30.push(asked[0]);
      after365.push(asked[1]);
    }
    const name = `the ${path.split('?')[0]} call after 365 days, ms`;
    rows.push(row(name, median(after365), 'after 30 days', median(after30), { atMost: 1.3 }));
  }
  return rows;
}

/** Two instances; a report is filed; both are asked once. */
async function firstReadAfterFiling({ owner, cookie }, instances) {
  const rounds = 50;
  let stale = 0;
  const read = async () => {
    const answers = instances.map((address) => ask(address, cookie, `city?date=${LAST_DATE}`));
    return Promise.all(answers.map(async (answer) => (await (await answer).json()).totals.submitted));
  };
  let [before] = await read();
  for (let round = 0; round < rounds; round += 1) {
    await owner.query('begin');
    const { rows } = await owner.query('select begin_recording(now()) as at');
    await owner.query(
      `with old as (
         update figure set superseded_at = $1
          where ward_code = '26734' and reporting_date = $2 and superseded_at is null returning *
       )
       insert into figure (ward_code, reporting_date, district_code, report_id, submitted, verified, unresolved, exempt,
                           signed, source, recorded_at)
       select ward_code, reporting_date, district_code, report_id, submitted + 1, verified, unresolved, exempt,
              signed, source, $1 from old`,
      [rows[0].at, LAST_DATE],
    );
    await owner.query('commit');
    const after = await read();
    stale += after.filter((submitted) => submitted !== before + 1).length;
    before += 1;
  }
  return {
    measure: 'first read after a filing, two instances',
    ours: `${2 * rounds - stale} new`,
    beside: 'reads',
    peer: 2 * rounds,
    ratio: '',
    goal: 'all new',
    reached: stale === 0 ? '✓' : '✗',
  };
}

async function load(address, cookie, paths, { connections, seconds: duration, anew = false }) {
  const requests = paths.map((path) => {
    const url = path === '' ? '/' : `/api/progress/${path}`;
    if (!anew) return { path: url };
    return {
      path: url,
      setupRequest: (request) => ({ ...request, path: `${url}&asOf=${nextMoment()}` }),
    };
  });
  const done = await autocannon({ url: address, connections, duration, requests, headers: { cookie } });
  if (done.non2xx + done.errors > 0)
    throw new Error(`${address}: ${done.non2xx + done.errors} calls failed.`);
  return { perSecond: done.requests.total / done.duration, p99: done.latency.p99 };
}

/** Moments after the history was recorded and before now, each another question with the same answer. */
function nextMoment() {
  return new Date(Date.UTC(2024, 0, 1) + (asked += 1)).toISOString();
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function ask(address, cookie, path) {
  return globalThis.fetch(`${address}/api/progress/${path}`, { headers: { cookie } }).then((answer) => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  });
}

function dateAfter(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function row(measure, ours, beside, peer, { atLeast, atMost }) {
  const ratio = ours / peer;
  const reached = atLeast === undefined ? ratio <= atMost : ratio >= atLeast;
  return {
    measure,
    ours: Number(ours.toFixed(1)),
    beside,
    peer: Number(peer.toFixed(1)),
    ratio: Number(ratio.toFixed(2)),
    goal: atLeast === undefined ? `≤ ${atMost.toFixed(2)}` : `≥ ${atLeast.toFixed(2)}`,
    reached: reached ? '✓' : '✗',
  };
}
