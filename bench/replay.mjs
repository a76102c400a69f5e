import { performance } from 'node:perf_hooks';
import { setStage } from './parts/stage.mjs';

// Whether filing a report gets slower while reports pile up: the demonstration replayed into an empty database
// as the first start does it, the last third of its filings beside the first. A filing is a workbook made and
// filled in, uploaded, read, checked and filed; its time is divided by its wards. Compared are the medians, and
// the fastest filings of each district, which no busy moment and no garbage collection has lengthened.
// One replay before the measured ones warms the process up, which would otherwise hide a growth of the same size.
//   npm run bench -- replay [measured replays, 3 by default]
const replays = Number(process.argv[2] ?? 3);
/** Filings of the first day, answered by a PostgreSQL that has not read its tables yet. */
const WARM_UP = 22;
/**
 * For noise, not for growth: single replays, on two cores that did other things too, gave medians from 0.74 to
 * 1.19 and fastest filings from 0.82 to 1.09. The middle one of the replays is judged.
 */
const MOST = 1.15;

const stage = await setStage();
try {
  const filings = await watchFilings();
  const measured = [];
  for (let number = 0; number <= replays; number += 1) {
    const start = performance.now();
    await replay(number);
    measured.push({ filings: filings.splice(0), seconds: (performance.now() - start) / 1000 });
  }
  report(measured.slice(1));
} finally {
  await stage.clear();
}

/** Every filing of the replay from now on: how long it took, of whom, and of which day. */
async function watchFilings() {
  const { Replay } = await stage.built('apps/api/src/demonstration/replay.service.js');
  const { file } = Replay.prototype;
  const filings = [];
  Replay.prototype.file = async function (filing, ...people) {
    const start = performance.now();
    await file.call(this, filing, ...people);
    const { districtCode, date, rows } = filing;
    filings.push({ milliseconds: performance.now() - start, wards: rows.length, districtCode, date });
  };
  return filings;
}

async function replay(number) {
  const { fillDatabase } = await stage.built('apps/api/src/fill-database.js');
  const { readConfig } = await stage.built('apps/api/src/platform/config.js');
  const config = readConfig(stage.environment(await stage.database(`replay_${number}`)));
  const name = number === 0 ? 'warming up' : `replay ${number}`;
  await fillDatabase(config, {
    demonstration: true,
    onProgress: (done, of, what) => {
      if (done % 100 === 0 || done === of) console.log(`${name}: ${done}/${of}  ${what}`);
    },
  });
}

function report(measured) {
  const rows = measured.map(({ filings, seconds }) => {
    const warm = filings.slice(WARM_UP);
    const third = Math.floor(warm.length / 3);
    const [first, last] = [warm.slice(0, third), warm.slice(-third)];
    const fastest = middle([...fastestOf(last)].map(([code, time]) => time / fastestOf(first).get(code)));
    return { filings, seconds, first, last, median: perWard(last) / perWard(first), fastest };
  });
  console.table(
    rows.map(({ filings, seconds, first, last, median, fastest }) => ({
      filings: filings.length,
      'whole replay, s': seconds.toFixed(1),
      'filings a second': (filings.length / secondsOf(filings)).toFixed(1),
      'first third, ms a ward': perWard(first).toFixed(2),
      'last third': perWard(last).toFixed(2),
      'last beside first': `${median.toFixed(2)} ×`,
      'fastest of each district': `${fastest.toFixed(2)} ×`,
      'slowest of the first': slowest(first),
      'slowest of the last': slowest(last),
    })),
  );
  const [median, fastest] = ['median', 'fastest'].map((key) => middle(rows.map((row) => row[key])));
  const reached = Math.max(median, fastest) <= MOST;
  console.log(
    `≤ ${MOST} × the time of a filing at the start: ${median.toFixed(2)} ×, fastest ${fastest.toFixed(2)} ×, ${reached ? 'reached' : 'NOT reached'}`,
  );
  if (!reached) process.exitCode = 1;
}

/** Each district's shortest time for a ward. */
function fastestOf(filings) {
  const times = new Map();
  for (const { districtCode, milliseconds, wards } of filings) {
    times.set(districtCode, Math.min(times.get(districtCode) ?? Infinity, milliseconds / wards));
  }
  return times;
}

function secondsOf(filings) {
  return filings.reduce((sum, { milliseconds }) => sum + milliseconds / 1000, 0);
}

function perWard(filings) {
  return middle(filings.map(({ milliseconds, wards }) => milliseconds / wards));
}

function slowest(filings) {
  const [{ milliseconds, wards, districtCode, date }] = filings.toSorted(
    (a, b) => b.milliseconds - a.milliseconds,
  );
  return `${Math.round(milliseconds)} ms: ${districtCode} on ${date}, ${wards} wards`;
}

function middle(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
