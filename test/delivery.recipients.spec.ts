import type { Listed } from '../apps/api/src/contract/list.js';
import type { RecipientRow } from '../apps/api/src/contract/recipient.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';

const LAN = {
  name: 'Trần Thị Lan',
  address: 'lan@syt.example',
  districtCode: null,
  documentKinds: ['daily-workbook'],
};

describe('recipients', () => {
  let campaign: MailCampaign;
  const add = (change: object = {}) => campaign.write('POST', '/api/recipients', { ...LAN, ...change });

  beforeEach(async () => {
    campaign = await startMailCampaign({ MAIL_ALLOWED_DOMAINS: 'syt.example, quan1.example' });
  });
  afterEach(() => campaign.close());

  it('are added, changed and removed, each change with what it was before and after', async () => {
    const added = (await add()).json<RecipientRow>();
    expect(added).toMatchObject({
      ...LAN,
      language: 'vi',
      enabled: true,
      createdAt: '2022-05-07T11:00:00.000Z',
    });
    const changed = await campaign.write('PUT', `/api/recipients/${added.id}`, {
      ...{ ...LAN, districtCode: '901', recordVersion: 1 },
    });
    expect(changed.json()).toMatchObject({ districtCode: '901', districtName: 'Quận 901' });
    await campaign.write('DELETE', `/api/recipients/${added.id}`);
    expect((await campaign.read<Listed<RecipientRow>>('/api/recipients')).total).toBe(0);
    const entries = await campaign.sql(
      `select action, before->>'districtCode' as before, after->>'districtCode' as after, actor_name
         from audit_entry where subject_kind = 'recipient' order by id`,
    );
    expect(entries).toMatchObject([
      { action: 'recipient.add', before: null, after: null, actor_name: campaign.admin.fullName },
      { action: 'recipient.change', before: null, after: '901' },
      { action: 'recipient.remove', before: '901', after: null },
    ]);
  });

  it('are found without accents, and sorted as Vietnamese names are', async () => {
    await add({ name: 'Đặng Văn Minh', address: 'minh@syt.example' });
    await add({ name: 'Âu Dương', address: 'au@syt.example' });
    await add();
    const list = (query: string) => campaign.read<Listed<RecipientRow>>(`/api/recipients?${query}`);
    expect((await list('q=dang%20van')).rows.map(({ name }) => name)).toEqual(['Đặng Văn Minh']);
    expect((await list('sort=name')).rows.map(({ name }) => name)).toEqual([
      'Âu Dương',
      'Đặng Văn Minh',
      'Trần Thị Lan',
    ]);
    expect(await list('page=2&perPage=2')).toMatchObject({ total: 3, rows: [{ name: 'Trần Thị Lan' }] });
  });

  it('have an address once, whatever its capitals', async () => {
    await add();
    const again = await add({ address: 'LAN@syt.example' });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'recipient.address-taken' });
  });

  it.each([
    ['another domain', 'lan@gmail.example'],
    ['a domain that only ends alike', 'lan@xsyt.example'],
    ['a domain below an allowed one', 'lan@mail.syt.example'],
  ])('may not be of %s when domains are listed', async (_, address) => {
    expect((await add({ address })).json()).toMatchObject({ code: 'recipient.domain-not-allowed' });
  });

  it.each([
    ['a name with a line of its own', { name: 'Lan\r\nBcc: moi-nguoi@syt.example' }],
    ['a name with a lone carriage return', { name: 'Lan\rBcc: moi-nguoi@syt.example' }],
    ['an address with a line of its own', { address: 'lan@syt.example\r\nBcc: moi-nguoi@syt.example' }],
    ['an address with an encoded line', { address: 'lan%0d%0a@syt.example ' }],
    ['two addresses', { address: 'lan@syt.example, minh@syt.example' }],
    ['an address within a name', { address: 'Lan <lan@syt.example>' }],
    ['no kind of document', { documentKinds: [] }],
    ['a field nobody knows', { role: 'administrator' }],
  ])('are refused with %s', async (_, change) => {
    const answer = await add(change);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.invalid']);
    expect(await campaign.sql('select id from recipient')).toEqual([]);
  });

  it('are refused with a district that does not exist', async () => {
    expect((await add({ districtCode: '999' })).json()).toMatchObject({ code: 'request.invalid' });
  });

  it('cannot be removed once something was sent to them, but switched off', async () => {
    const { id } = (await add()).json<RecipientRow>();
    await campaign.dispatch();
    const removed = await campaign.write('DELETE', `/api/recipients/${id}`);
    expect([removed.statusCode, removed.json().code]).toEqual([409, 'recipient.has-messages']);
    const change = { ...LAN, enabled: false, recordVersion: 1 };
    expect((await campaign.write('PUT', `/api/recipients/${id}`, change)).json()).toMatchObject({
      enabled: false,
    });
    await campaign.dispatch();
    expect(await campaign.deliveriesTo(LAN.address)).toHaveLength(1);
  });
});
