import { makeCampaign } from './make-campaign.js';
import { type SignedIn, signIn } from './sign-in.js';
import { startApp, type TestApp } from './start-app.js';

/** The campaign in which the access test walks every route: 22 districts, two of them looked at. */
export interface World {
  campaign: TestApp;
  /** Arranges what only an administrator may. */
  administrator: SignedIn;
  /** The district of the reporters who call, and one that is none of their business. */
  own: PlacedDistrict;
  other: PlacedDistrict;
  /** Makes a thing that calls only look at the first time it is asked for, and gives the same one after that. */
  once<T>(what: string, make: () => Promise<T>): Promise<T>;
}

export interface PlacedDistrict {
  code: string;
  /** One of its wards. */
  wardCode: string;
}

/** What a call of a route needs, so that whoever may call it succeeds. */
export interface Call {
  /** By name as in the path: `{ id: '…' }` for '/api/users/:id'. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  payload?: object | Buffer;
  headers?: Record<string, string>;
  /**
   * Something only the answer about this district holds: a ward's code, a report's id. Needed where a list
   * names no district: there the test looks for it in the answer.
   */
  tells?: string;
  /** Where success is not the status the route declares. */
  status?: number;
  /** Where the caller needs more than an open session, a password for one. */
  as?: (campaign: TestApp, who: { role: SignInRole; districtCode: string | null }) => Promise<SignedIn>;
  /** An answer that does not end by itself. */
  stream?: true;
}

type SignInRole = Parameters<typeof signIn>[1];

/**
 * Builds a call about `district`. Runs anew for every caller, so it may make what the call then uses up.
 * Where the rule says nothing of districts it may ignore `district`.
 */
export type Arrangement = (world: World, district: PlacedDistrict) => Call | Promise<Call>;

/** Keyed by route: 'GET /api/users/:id'. */
export type Arrangements = Record<string, Arrangement>;

export async function makeWorld(): Promise<World> {
  const campaign = await startApp('2022-05-07T16:30:00+07:00');
  await makeCampaign(campaign, { demonstration: true });
  const made = new Map<string, Promise<unknown>>();
  return {
    campaign,
    administrator: await signIn(campaign, 'administrator'),
    own: { code: '760', wardCode: await firstWardOf(campaign, '760') },
    other: { code: '761', wardCode: await firstWardOf(campaign, '761') },
    once: <T>(what: string, make: () => Promise<T>) => {
      const known = made.get(what) ?? make();
      made.set(what, known);
      return known as Promise<T>;
    },
  };
}

async function firstWardOf(campaign: TestApp, districtCode: string): Promise<string> {
  const [ward] = await campaign.sql<{ code: string }>(
    `select ward_code as code from ward_version where district_code = $1 order by ward_code limit 1`,
    [districtCode],
  );
  if (!ward) throw new Error(`No ward in district ${districtCode}.`);
  return ward.code;
}
