import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/install.mjs';

// One briefing: made by us from its facts, or set by pdfmake alone from the definition ours comes to.
const [who, folder] = process.argv.slice(2);
const built = (path) => import(join(ROOT, 'dist/apps/api/src', path));
const { weeklyBriefing } = await built('weekly-briefings/weekly-briefing.pdf.js');
const { printPdf, FONTS } = await built('weekly-briefings/pdf/print-pdf.js');
const { setPdf } = await built('weekly-briefings/pdf/set-pdf.js');

const { facts, asOf } = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));
const edition = { asOf: new Date(asOf), version: 1 };
const definition = who === 'pdfmake' ? weeklyBriefing(facts, edition) : null;

const start = process.cpuUsage();
const bytes = definition ? await setPdf(definition, FONTS) : await printPdf(weeklyBriefing(facts, edition));
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ cpu: (user + system) / 1e6, kilobytes: bytes.length / 1024 }));
