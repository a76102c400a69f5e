import { consoleVi } from './console.vi.js';
import { reactAdminVi } from './react-admin.vi.js';

export const vi = { ...reactAdminVi, ...consoleVi };
