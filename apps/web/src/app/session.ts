import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Campaign } from '@api/contract/campaign.js';
import type { SessionAnswer as Session } from '@api/contract/session.js';
import type { Role } from '@api/domain/roles.js';
import { ask } from './api.js';
import { ProblemError } from './problem-error.js';
import { forgetAnswers } from './remembered-answers.js';

const SESSION = { queryKey: ['session'], queryFn: askSession, staleTime: Infinity };

/** Who is signed in. Asked once a page; `changed` asks anew. */
export function useSession(): Session | undefined {
  return useQuery(SESSION).data;
}

/**
 * Milliseconds until the session ran out, by the campaign's clock and as told last; null when nobody knows. And when,
 * by this machine's clock, that was told.
 */
export function useTimeLeft(): { timeLeft: number | null; toldAt: number } {
  const session = useQuery(SESSION);
  const campaign = useQuery(CAMPAIGN);
  const toldAt = Math.max(session.dataUpdatedAt, campaign.dataUpdatedAt);
  if (!session.data || !campaign.data) return { timeLeft: null, toldAt };
  return {
    timeLeft: Math.max(0, Date.parse(session.data.expiresAt) - Date.parse(campaign.data.now)),
    toldAt,
  };
}

export function useSessionChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => {
    forgetSession();
    return client.invalidateQueries({ queryKey: SESSION.queryKey });
  };
}

/**
 * Asks the API whether the session still lives, and what its clock shows; where it does not, the page leaves for the
 * sign-in (`SessionWatch`).
 */
export function askAgainWhoIsSignedIn(client: QueryClient): void {
  asked = null;
  void client.refetchQueries({ queryKey: SESSION.queryKey });
  void client.refetchQueries({ queryKey: CAMPAIGN.queryKey });
}

/**
 * Who is signed in, as the API says. Several parts of a page ask when it opens, one after another: an answer
 * is good for a moment, and forgotten when somebody signs in or out.
 */
export function askSession(): Promise<Session> {
  if (!asked || Date.now() - asked.at > A_MOMENT) {
    const answer = ask<Session>('session');
    asked = { at: Date.now(), answer };
    answer.catch((error: unknown) => {
      if (!isSessionLost(error)) forgetSession();
    });
  }
  return asked.answer;
}

export function isSessionLost(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'access.not-signed-in';
}

export function forgetSession(): void {
  asked = null;
  forgetAnswers();
}

const A_MOMENT = 3_000;
let asked: { at: number; answer: Promise<Session> } | null = null;

/** The campaign and its clock; known before anybody signs in. */
export function useCampaign(): Campaign | undefined {
  return useQuery(CAMPAIGN).data;
}

/** What the campaign's clock shows, to the minute, whatever this machine's clock says. */
export function useCampaignMoment(): Date | undefined {
  const { data, dataUpdatedAt } = useQuery(CAMPAIGN);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const tick = () => setPassed(Date.now() - dataUpdatedAt);
    tick();
    const timer = setInterval(tick, 15_000);
    return () => clearInterval(timer);
  }, [dataUpdatedAt]);
  return data && new Date(Date.parse(data.now) + passed);
}

const CAMPAIGN = {
  queryKey: ['campaign'],
  queryFn: ({ signal }: { signal: AbortSignal }) => ask<Campaign>('campaign', {}, signal),
  // Midnight passes on an open screen too.
  refetchInterval: 10 * 60_000,
};

export function mayUse(role: Role | undefined, roles: readonly Role[] | 'everyone'): boolean {
  return roles === 'everyone' || (role !== undefined && roles.includes(role));
}
