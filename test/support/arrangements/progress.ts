import type { Arrangements, Call } from '../access-world.js';

const query = { date: '2022-05-07' };

const ofDistrict = (code: string, more: Record<string, string> = query): Call => ({
  query: more,
  tells: `"code":"${code}"`,
});

export const PROGRESS: Arrangements = {
  'GET /api/events': () => ({ stream: true }),
  'GET /api/progress/city': (_, { code }) => ofDistrict(code),
  'GET /api/progress/districts': (_, { code }) => ofDistrict(code),
  'GET /api/progress/districts/:districtCode': (_, { code }) => ({ params: { districtCode: code }, query }),
  'GET /api/progress/districts/:districtCode/wards': (_, { code }) => ({
    params: { districtCode: code },
    query,
  }),
  'GET /api/progress/wards/:wardCode': (_, { wardCode }) => ({ params: { wardCode } }),
  'GET /api/progress/wards/:wardCode/head': (_, { wardCode }) => ({ params: { wardCode }, query }),
  'GET /api/progress/series': (_, { code }) => ofDistrict(code, {}),
  'GET /api/progress/district-series': (_, { code }) => ofDistrict(code, {}),
  'GET /api/progress/completeness': (_, { wardCode }) => ({ tells: wardCode }),
  'GET /api/progress/slowest': (_, { wardCode }) => ({ query: { ...query, limit: '100' }, tells: wardCode }),
};
