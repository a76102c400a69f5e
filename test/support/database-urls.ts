export const TEMPLATE = 'campaign_template';

/** The address of a database of the test server, for the owner of the tables. */
export function ownerUrlOf(database: string): string {
  const url = new URL(process.env['TEST_OWNER_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

/** The same database for the application's login. */
export function appUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'campaign_app';
  url.password = 'campaign_app';
  return url.href;
}
