import type { Arrangements } from '../access-world.js';

export const PLATFORM: Arrangements = {
  'GET /api/docs': () => ({}),
  'GET /api/openapi.json': () => ({}),
  'GET /health/live': () => ({}),
  'GET /health/ready': () => ({}),
  'GET /metrics': () => ({}),
};
