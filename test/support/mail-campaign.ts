import { randomUUID } from 'node:crypto';
import type { DeliveriesAnswer, DeliveryAnswer, DeliveryRow } from '../../apps/api/src/contract/delivery.js';
import type { RecipientRow } from '../../apps/api/src/contract/recipient.js';
import { DocumentDispatch } from '../../apps/api/src/delivery/dispatch-documents.js';
import { SendMail } from '../../apps/api/src/delivery/send-mail.js';
import type { DocumentKind } from '../../apps/api/src/domain/documents.js';
import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { system } from '../../apps/api/src/platform/actor.js';
import { type SignedIn, signIn } from './sign-in.js';
import { fileFigures, makeSmallCampaign } from './small-campaign.js';
import type { TestApp } from './start-app.js';
import { startArranged } from './start-arranged.js';
import { makeTextDocuments, type TextDocuments } from './text-documents.js';

export interface MailCampaign extends TestApp {
  admin: SignedIn;
  documents: TextDocuments;
  /** The answer to a write by the administrator, as it is. */
  write(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): ReturnType<TestApp['app']['inject']>;
  read<Answer>(url: string): Promise<Answer>;
  addRecipient(address: string, districtCode?: string | null): Promise<RecipientRow>;
  /** Has the daily workbook of 7/5 made and its mail queued, once more for each call. */
  dispatch(kind?: DocumentKind): Promise<void>;
  /** Sends what is due, as the ticker does. */
  send(): Promise<void>;
  /** The messages to an address, oldest first. */
  deliveriesTo(address: string): Promise<DeliveryRow[]>;
  delivery(id: string): Promise<DeliveryAnswer>;
  /** Moves the clock on. */
  pass(minutes: number): void;
}

/**
 * Two districts with figures on the evening of 7/5/2022, an administrator, and documents of one line of text.
 * Nothing runs by itself: a test says when.
 */
export async function startMailCampaign(environment: Record<string, string> = {}): Promise<MailCampaign> {
  const { campaign, said: admin } = await startArranged(
    'mail campaign',
    '2022-05-07T18:00:00+07:00',
    arrange,
    environment,
  );
  const write: MailCampaign['write'] = (method, url, payload) =>
    campaign.app.inject({
      method,
      url,
      headers: { ...admin.headers, ...admin.key() },
      ...(payload && { payload }),
    });
  const read = async <Answer>(url: string): Promise<Answer> => {
    const answer = await campaign.app.inject({ url, headers: admin.headers });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer.json<Answer>();
  };

  return {
    ...campaign,
    admin,
    documents: makeTextDocuments(campaign.app, 'daily-workbook'),
    write,
    read,
    addRecipient: async (address, districtCode = null) => {
      const added = await write('POST', '/api/recipients', {
        name: `Người nhận ${address}`,
        address,
        districtCode,
        documentKinds: ['daily-workbook', 'weekly-briefing'],
      });
      if (added.statusCode !== 201) throw new Error(added.body);
      return added.json<RecipientRow>();
    },
    dispatch: async (kind = 'daily-workbook') => {
      await campaign.app.get(DocumentDispatch).dispatch(kind, {
        from: reportingDate(kind === 'daily-workbook' ? '2022-05-07' : '2022-05-02'),
        orderKey: `test ${randomUUID()}`,
        orderedBy: system('test'),
      });
    },
    send: () => campaign.app.get(SendMail).work(),
    deliveriesTo: async (address) => {
      const { rows } = await read<DeliveriesAnswer>('/api/deliveries?perPage=1000&sort=queuedAt&order=asc');
      return rows.filter((row) => row.address === address);
    },
    delivery: (id) => read<DeliveryAnswer>(`/api/deliveries/${id}`),
    pass: (minutes) => campaign.clock.standAt(new Date(campaign.clock.now().getTime() + minutes * 60_000)),
  };
}

async function arrange(campaign: TestApp): Promise<SignedIn> {
  await makeSmallCampaign(campaign, { '901': { '90101': 1_000, '90102': 2_000 }, '902': { '90201': 3_000 } });
  await fileFigures(campaign, '901', '2022-05-07', [
    { ward: '90101', submitted: 900, verified: 700, signed: 100 },
    { ward: '90102', submitted: 1_800, verified: 700, signed: 200 },
  ]);
  await fileFigures(campaign, '902', '2022-05-07', [
    { ward: '90201', submitted: 2_800, verified: 900, signed: 345 },
  ]);
  await campaign.sql('analyze');
  return signIn(campaign, 'administrator');
}
