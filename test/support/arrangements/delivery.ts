import { randomUUID } from 'node:crypto';
import { DocumentDispatch } from '../../../apps/api/src/delivery/dispatch-documents.js';
import { SendMail } from '../../../apps/api/src/delivery/send-mail.js';
import { reportingDate } from '../../../apps/api/src/domain/reporting-date.js';
import { system } from '../../../apps/api/src/platform/actor.js';
import type { Arrangement, Arrangements, World } from '../access-world.js';
import { call } from '../call.js';
import { makePerson, openSession } from '../sign-in.js';
import { makeTextDocuments } from '../text-documents.js';

const recipient = () => ({
  name: 'Nguyễn Văn A',
  address: `${randomUUID()}@tiemchung.example`,
  districtCode: null,
  documentKinds: ['daily-workbook'],
});

const schedule = () => ({
  name: `Báo cáo nhanh ${randomUUID()}`,
  task: 'daily-workbook',
  atTime: '18:00',
  weekdays: [1, 2, 3],
});

async function added(world: World, path: string, payload: Record<string, unknown>) {
  const { status, body } = await call<{ id: string }>(
    world.campaign,
    world.administrator,
    `POST ${path}`,
    payload,
  );
  if (status !== 201) throw new Error(`Not added: ${JSON.stringify(body)}`);
  return { params: { id: body.id } };
}

const aRecipient: Arrangement = (world) => added(world, 'recipients', recipient());
const aSchedule: Arrangement = (world) => added(world, 'schedules', schedule());

/** A message that was sent, as far as there is anybody to send it to: kept as .eml. */
const delivery = (world: World) =>
  world.once('delivery', async () => {
    const { app, sql } = world.campaign;
    const { params } = await added(world, 'recipients', recipient());
    makeTextDocuments(app, 'daily-workbook');
    await app.get(DocumentDispatch).dispatch('daily-workbook', {
      from: reportingDate('2022-05-07'),
      orderKey: 'access',
      orderedBy: system('test'),
    });
    await app.get(SendMail).work();
    const [message] = await sql<{ id: string; documentId: string }>(
      `select id, document_id as "documentId" from outbox_message where recipient_id = $1`,
      [params.id],
    );
    if (!message) throw new Error('No message was queued.');
    return message;
  });

const aDelivery: Arrangement = async (world) => ({ params: { id: (await delivery(world)).id } });

export const DELIVERY: Arrangements = {
  'GET /api/recipients': () => ({}),
  'GET /api/recipients/:id': aRecipient,
  'POST /api/recipients': () => ({ payload: recipient() }),
  'PUT /api/recipients/:id': async (world, district) => ({
    ...(await aRecipient(world, district)),
    payload: { ...recipient(), recordVersion: 1 },
  }),
  'DELETE /api/recipients/:id': aRecipient,

  'GET /api/schedules': () => ({}),
  'GET /api/schedules/:id': aSchedule,
  'POST /api/schedules': () => ({ payload: schedule() }),
  'PUT /api/schedules/:id': async (world, district) => ({
    ...(await aSchedule(world, district)),
    payload: { ...schedule(), recordVersion: 1 },
  }),
  'DELETE /api/schedules/:id': aSchedule,
  'GET /api/scheduled-runs': () => ({}),
  'POST /api/scheduled-runs/:id/run-again': async (world, district) => {
    const { params } = await aSchedule(world, district);
    const [run] = await world.campaign.sql<{ id: string }>(
      `insert into scheduled_run (schedule_id, planned_at, state, queued_at)
       values ($1, now(), 'failed', now()) returning id`,
      [params?.['id']],
    );
    return { params: { id: run?.id ?? '' } };
  },

  'GET /api/deliveries': () => ({}),
  'GET /api/deliveries/:id': aDelivery,
  'GET /api/deliveries/:id/message': aDelivery,
  'GET /api/deliveries/:id/preview': aDelivery,
  'GET /api/deliveries/preview': async (world) => ({
    query: { documentId: (await delivery(world)).documentId },
  }),
  'POST /api/deliveries/:id/resend': aDelivery,
  'POST /api/deliveries/send-waiting': () => ({}),
  'POST /api/deliveries/send-to-me': async (world) => ({
    payload: { documentId: (await delivery(world)).documentId },
    as: async (campaign, who) => {
      const person = await makePerson(campaign, who);
      await campaign.sql(`update user_account set email = $2 where id = $1`, [
        person.id,
        'toi@tiemchung.example',
      ]);
      return { ...person, ...(await openSession(campaign, person.id)) };
    },
  }),
};
