import reactAdminEn from 'ra-language-english';
import { consoleEn } from './console.en.js';
import { auditEn } from './audit.en.js';
import { filingEn } from './filing.en.js';
import { resourcesEn } from './resources.en.js';

export const en = { ...reactAdminEn, ...consoleEn, ...auditEn, ...filingEn, ...resourcesEn };
