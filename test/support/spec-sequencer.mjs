import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Sequencer = createRequire(require.resolve('jest'))('@jest/test-sequencer').default;

/** The files that take longest start first, so that no core is idle while the last of them runs. */
const LONGEST = [
  /demonstration\.acceptance/,
  /browser\/resources\.spec/,
  /\/browser\//,
  /platform\.production/,
];

/** Jest goes by what it measured in earlier runs, or by the size of a file where it has measured nothing. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super
      .sort(tests)
      .map((test, index) => ({ test, rank: rankOf(test.path) * tests.length + index }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ test }) => test);
  }
}

function rankOf(path) {
  const rank = LONGEST.findIndex((pattern) => pattern.test(path));
  return rank < 0 ? LONGEST.length : rank;
}
