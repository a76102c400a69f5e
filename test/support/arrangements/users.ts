import { randomBytes } from 'node:crypto';
import type { Arrangements, World } from '../access-world.js';
import { makePerson, openSession } from '../sign-in.js';

const PASSWORD = 'nắng sớm trên sông';

/** An account that may be changed, closed or opened. */
async function somebody({ campaign }: World) {
  const { id } = await makePerson(campaign, { role: 'leader' });
  return { params: { id }, payload: {} };
}

const somebodyForReason = async (world: World) => ({
  ...(await somebody(world)),
  payload: { reason: 'Chuyển công tác' },
});

const anEntry = ({ campaign }: World) =>
  campaign.sql(
    `select append_audit_entry(now(), null, 'test', null, null, 'test.note', 'test', null, null, null, null, null)`,
  );

export const USERS: Arrangements = {
  'POST /api/session': async ({ campaign }) => {
    const { username } = await makePerson(campaign, { role: 'leader', password: PASSWORD });
    return { payload: { username, password: PASSWORD } };
  },
  'GET /api/session': () => ({}),
  'DELETE /api/session': () => ({}),
  'DELETE /api/sessions': () => ({}),
  'POST /api/session/password': () => ({
    payload: { currentPassword: PASSWORD, newPassword: 'mưa chiều ngoài bãi' },
    as: async (campaign, who) => {
      const person = await makePerson(campaign, { ...who, password: PASSWORD });
      return { ...person, ...(await openSession(campaign, person.id)) };
    },
  }),

  'POST /api/session/confirmation': () => ({
    payload: { password: PASSWORD },
    as: async (campaign, who) => {
      const person = await makePerson(campaign, { ...who, password: PASSWORD });
      return { ...person, ...(await openSession(campaign, person.id)) };
    },
  }),
  'GET /api/notices': async ({ campaign, once }, { code }) => {
    const [told] = await once(`notice ${code}`, () =>
      campaign.sql<{ id: string }>(
        `insert into notice (at, kind, district_code, details)
         values (now(), 'report-accepted', $1, '{"byName": "x"}') returning id`,
        [code],
      ),
    );
    return { tells: told?.id ?? '' };
  },

  'GET /api/users': () => ({}),
  'GET /api/users/:id': somebody,
  'POST /api/users': () => ({
    payload: { username: `u${randomBytes(6).toString('hex')}`, fullName: 'Nguyễn Văn A', role: 'leader' },
  }),
  'PUT /api/users/:id': async (world) => ({
    ...(await somebody(world)),
    payload: { fullName: 'Nguyễn Văn A', role: 'auditor', recordVersion: 1, reason: 'Chuyển công tác' },
  }),
  'POST /api/users/:id/disable': somebodyForReason,
  'POST /api/users/:id/enable': somebodyForReason,
  'POST /api/users/:id/first-password': somebodyForReason,

  'GET /api/audit-entries': () => ({}),
  'GET /api/audit-entries/chain': () => ({}),
  'GET /api/audit-entries/:id': async (world) => {
    await world.once('audit entry', () => anEntry(world));
    return { params: { id: '1' } };
  },
};
