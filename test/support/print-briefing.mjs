/** Reads a briefing's facts as JSON and prints the SHA-256 of its PDF: another process that makes the same document. */
import './resolve-typescript.mjs';
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';

const room = '../../apps/api/src/weekly-briefings';
const { weeklyBriefing } = await import(`${room}/weekly-briefing.pdf.ts`);
const { printPdf } = await import(`${room}/pdf/print-pdf.ts`);

const { facts, asOf, version, changes } = JSON.parse(await text(process.stdin));
const bytes = await printPdf(weeklyBriefing(facts, { asOf: new Date(asOf), version, changes }));
process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
