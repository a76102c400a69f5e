import reactAdminEn from 'ra-language-english';
import { consoleEn } from './console.en.js';

export const en = { ...reactAdminEn, ...consoleEn };
