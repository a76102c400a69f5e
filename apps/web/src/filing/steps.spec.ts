import type { UploadPreview } from '@api/contract/daily-report.js';
import { type FilingState, stepOf } from './steps.js';

const start: FilingState = { preview: null, isFiled: false, hasGoneOn: false, isWaiting: false };
const right = { refusal: null, errors: [] } as unknown as UploadPreview;
const wrong = { refusal: null, errors: [{}] } as unknown as UploadPreview;

describe('stepOf', () => {
  it.each([
    ['opens the page', {}, 'template'],
    ['has downloaded the workbook', { hasGoneOn: true }, 'upload'],
    ['sends a file', { isWaiting: true }, 'upload'],
    ['sees its errors', { preview: wrong }, 'errors'],
    ['sends the mended file', { preview: wrong, isWaiting: true }, 'upload'],
    ['sees the comparison', { preview: right }, 'compare'],
    ['has looked at it and gives a reason', { preview: right, hasGoneOn: true }, 'file'],
    ['files', { preview: right, isWaiting: true }, 'file'],
    ['comes back to a day that is filed', { isFiled: true }, 'receipt'],
    ['fetches its workbook once more', { isFiled: true, hasGoneOn: true }, 'upload'],
    ['compares what would replace it', { isFiled: true, preview: right }, 'compare'],
  ] as const)('knows where a clerk stands who %s', (_, state, step) => {
    expect(stepOf({ ...start, ...state })).toBe(step);
  });
});
