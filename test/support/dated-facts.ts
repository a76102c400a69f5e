import type { Stated } from '../../apps/api/src/contract/dated-fact.js';
import type { Listed } from '../../apps/api/src/contract/list.js';
import { type Answer, call } from './call.js';
import { makeCampaign } from './make-campaign.js';
import { type SignedIn, signIn } from './sign-in.js';
import type { TestApp } from './start-app.js';
import { startArranged } from './start-arranged.js';

export type Fact = Stated & Record<string, unknown>;
type Change = Record<string, unknown>;

export interface Administration {
  campaign: TestApp;
  administrator: SignedIn;
  facts: ReturnType<typeof datedFactsOf>;
}

/** The demonstration's campaign before any report, with an administrator at work. */
export async function startAdministration(now: string): Promise<Administration> {
  const { campaign, said: administrator } = await startArranged('administration', now, async (first) => {
    await makeCampaign(first, { demonstration: true });
    return signIn(first, 'administrator');
  });
  return { campaign, administrator, facts: datedFactsOf(campaign, administrator) };
}

/** What an administrator does with dated facts, through the API. */
export function datedFactsOf(campaign: TestApp, administrator: SignedIn) {
  const list = (path: string, query = ''): Promise<Answer<Listed<Fact>>> =>
    call(campaign, administrator, `GET ${path}?perPage=1000${query}`);
  return {
    list,
    add: (path: string, change: Change): Promise<Answer<Fact>> =>
      call(campaign, administrator, `POST ${path}`, change),
    replace: (path: string, seen: Fact, change: Change): Promise<Answer<Fact>> =>
      call(campaign, administrator, `PUT ${path}/${seen.id}`, { ...change, recordedAt: seen.recordedAt }),
    withdraw: (path: string, seen: Fact, more: Change = {}): Promise<Answer<Fact>> =>
      call(campaign, administrator, `POST ${path}/${seen.id}/withdraw`, {
        reason: 'Nhập nhầm',
        recordedAt: seen.recordedAt,
        ...more,
      }),
    /** How many there are, as known at a moment. */
    total: async (path: string, asOf?: string): Promise<number> =>
      (await list(path, asOf ? `&asOf=${asOf}` : '')).body.total,
  };
}
