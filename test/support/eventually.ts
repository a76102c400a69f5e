import { setTimeout as delay } from 'node:timers/promises';

/** Asks every tenth of a second until the answer is right; fails with the last one after `seconds`. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean,
  seconds = 30,
): Promise<Answer> {
  for (let waited = 0; ; waited += 100) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (waited >= seconds * 1_000) throw new Error(`Still not so: ${JSON.stringify(answer)}`);
    await delay(100);
  }
}
