import type { SignedIn } from './sign-in.js';
import type { TestApp } from './start-app.js';

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** One call of the API as the console makes it; every write with a key of its own. */
export async function call<Body = Record<string, unknown>>(
  campaign: TestApp,
  caller: SignedIn | null,
  request: string,
  payload?: Record<string, unknown>,
): Promise<Answer<Body>> {
  const [method, url] = request.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
  const answer = await campaign.app.inject({
    method,
    url: `/api/${url}`,
    headers: { ...caller?.headers, ...(method === 'GET' ? {} : caller?.key()) },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
