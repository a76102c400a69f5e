import { consoleVi } from './console.vi.js';
import { auditVi } from './audit.vi.js';
import { filingVi } from './filing.vi.js';
import { reactAdminVi } from './react-admin.vi.js';
import { resourcesVi } from './resources.vi.js';

export const vi = { ...reactAdminVi, ...consoleVi, ...auditVi, ...filingVi, ...resourcesVi };
