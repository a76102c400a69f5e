import { setCampaignClock } from '../campaign-clock.js';
import { Notices } from '../notices/notices.service.js';
import { system } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, openDataSource } from '../platform/database.js';
import { productionConfig } from '../production-config.js';
import { StartRefused } from '../platform/start-refused.js';
import { refuseToStart } from '../start-refused.js';
import { findCredentials } from './credentials.query.js';
import { UsersService } from './users.service.js';

const ACTOR = system('first-password');

/**
 * `node dist/apps/api/src/users/first-password.command.js <username>`
 *
 * Gives an account a new first password when nobody is left who could do it in the console, and ends its
 * sessions. Whoever may run this holds the database; the audit log says that it was done. Asks the database of
 * DATABASE_URL.
 */
async function giveFirstPassword(username: string): Promise<string> {
  const clock = new Clock();
  const config = productionConfig('DATABASE_URL');
  const database = new Database(await openDataSource(config), clock, config);
  try {
    await setCampaignClock(database, clock);
    const account = await database.reading(ACTOR, (tx) => findCredentials(tx, username));
    if (!account) throw new StartRefused(`Không có tài khoản ${username}.`, `No account ${username}.`);
    const users = new UsersService(database, clock, new Audit(clock), new Notices(database, clock, config));
    const reason = 'Cấp lại mật khẩu lần đầu từ dòng lệnh';
    return (await users.resetPassword(ACTOR, account.id, { reason })).firstPassword ?? '';
  } finally {
    await database.onApplicationShutdown();
  }
}

async function main(username: string | undefined): Promise<void> {
  if (username === undefined) {
    throw new StartRefused('Xin ghi tên đăng nhập của tài khoản.', 'Name the account by its username.');
  }
  const password = await giveFirstPassword(username);
  process.stdout.write(`${username}: ${password}\n`);
}

main(process.argv[2]).then(() => process.exit(0), refuseToStart);
