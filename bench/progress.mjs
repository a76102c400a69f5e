import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';
import { pgbench, statementsOf } from './parts/progress-pgbench.mjs';
import { FIRST_DATE, setStage } from './parts/stage.mjs';

// How fast the progress questions are, each beside its peer in the same run, on a PostgreSQL of its own.
//   npm run bench -- progress [seconds a measurement, 8 by default]
const seconds = Number(process.argv[2] ?? 8);
const CALLS = { connections: 16, seconds };
const REPEATED = { connections: 64, seconds };

/** The answer where the peer is missing: neither reached nor missed. */
const NOT_MEASURED = 'not measured';

/** So many moments have been asked about: each is used once in a run. */
let asked = 0;

const stage = await setStage();
try {
  const year = await stage.history('a_year', 365);
  const month = await stage.history('a_month', 30);
  const [first, second] = [await stage.instance(year.ownerUrl), await stage.instance(year.ownerUrl)];
  const young = await stage.instance(month.ownerUrl);
  const rows = [
    ...(await callsBesidePgbench(year, first)),
    ...(await repeatedBesideBareRoute(year, first)),
    await growth({ year, old: first, month, young }),
    await firstReadAfterFiling(year, [first, second]),
  ];
  console.table(rows);
  await Promise.all([year.close(), month.close()]);
  if (rows.some((row) => row.reached === '✗')) process.exitCode = 1;
  else if (rows.some((row) => row.reached === NOT_MEASURED)) process.exitCode = 2;
} finally {
  await stage.clear();
}

/** City, district and ward, each asked as known at a moment of its own: nothing can be kept. */
async function callsBesidePgbench({ ownerUrl, owner, cookie }, address) {
  const lastDate = dateAfter(FIRST_DATE, 364);
  const paths = [
    `city?date=${lastDate}`,
    `districts/769?date=${lastDate}`,
    `wards/26734/head?date=${lastDate}`,
  ];
  // Both warm: connections open, code compiled.
  await load(address, cookie, paths, { ...CALLS, seconds: 3, anew: true });
  const ours = await load(address, cookie, paths, { ...CALLS, anew: true });
  const statements = await callStatements(owner, lastDate);
  const bare = pgbench(ownerUrl, statements, CALLS);
  if (!bare) {
    const why = 'no pgbench on the PATH; on Debian and Ubuntu: apt-get install postgresql-contrib';
    console.log(`Not measured: ${why}`);
    return [{ measure: 'city + district + ward calls', beside: why, reached: NOT_MEASURED }];
  }
  return [
    row(
      'city + district + ward calls, a second',
      ours.perSecond,
      'the same SQL through pgbench',
      bare.perSecond,
      {
        atLeast: 1 / 3,
      },
    ),
    row('… 99th percentile, ms', ours.p99, 'the same SQL through pgbench', bare.p99, { atMost: 4 }),
  ];
}

async function callStatements(owner, date) {
  const { openQuestion } = await stage.built('apps/api/src/progress/question.js');
  const { areaProgress } = await stage.built('apps/api/src/progress/area-progress.js');
  const { CITY, districtArea, wardArea } = await stage.built('apps/api/src/progress/which-area.js');
  const areas = [
    () => CITY,
    (question) => districtArea(question, '769'),
    (question) => wardArea(question, '26734'),
  ];
  const statements = [];
  for (const areaOf of areas) {
    statements.push(
      await statementsOf(owner, async (tx) => {
        const question = await openQuestion(tx, new Date(), { date, asOf: '2024-01-01' });
        await areaProgress(question, await areaOf(question), 'last-week');
      }),
    );
  }
  return statements;
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

/** The first screen, each part found anew: after a year of reports beside after a month. */
async function growth({ year, old, month, young }) {
  const screen = async ({ cookie }, address, days) => {
    const lastDate = dateAfter(FIRST_DATE, days - 1);
    const paths = ['city', 'districts', 'series', 'completeness'];
    const times = [];
    for (let round = 0; round < 15; round += 1) {
      const start = performance.now();
      for (const path of paths) {
        const question =
          path === 'series' || path === 'completeness' ? `${path}?` : `${path}?date=${lastDate}&`;
        await (await ask(address, cookie, `${question}asOf=${moment(round)}`)).text();
      }
      times.push(performance.now() - start);
    }
    return median(times);
  };
  const [after30, after365] = [await screen(month, young, 30), await screen(year, old, 365)];
  return row('first screen after 365 days, ms', after365, 'after 30 days', after30, { atMost: 365 / 30 });
}

/** Two instances; a report is filed; both are asked once. */
async function firstReadAfterFiling({ owner, cookie }, instances) {
  const date = dateAfter(FIRST_DATE, 364);
  const rounds = 50;
  let stale = 0;
  const read = async () => {
    const answers = instances.map((address) => ask(address, cookie, `city?date=${date}`));
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
      [rows[0].at, date],
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
      setupRequest: (request) => ({ ...request, path: `${url}&asOf=${moment((asked += 1))}` }),
    };
  });
  const done = await autocannon({ url: address, connections, duration, requests, headers: { cookie } });
  if (done.non2xx + done.errors > 0)
    throw new Error(`${address}: ${done.non2xx + done.errors} calls failed.`);
  return { perSecond: done.requests.total / done.duration, p99: done.latency.p99 };
}

/** Moments after the history was recorded and before now, each another question with the same answer. */
function moment(number) {
  return new Date(Date.UTC(2024, 0, 1) + number).toISOString();
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
