import type { Content } from 'pdfmake';
import type { BriefingFacts } from '../briefing-facts.js';

/** "Nơi nhận" and the place for the signature, kept together (Decree 30/2020/NĐ-CP, annex I). */
export function closing({ form }: Pick<BriefingFacts, 'form'>): Content {
  const recipients = form?.recipients.split('\n') ?? [];
  return {
    // Longer lists flow on.
    unbreakable: recipients.length < RECIPIENTS_THAT_FIT,
    margin: [0, 16, 0, 0],
    columns: [
      {
        width: '55%',
        stack: [
          ...(recipients.length > 0
            ? [{ text: 'Nơi nhận:', bold: true, italics: true, fontSize: 12 } satisfies Content]
            : []),
          ...recipients.map((name, index): Content => ({
            text: `- ${bare(name)}${index === recipients.length - 1 ? '.' : ';'}`,
            fontSize: 11,
          })),
        ],
      },
      { width: '45%', alignment: 'center', stack: signature(form) },
    ],
  };
}

const RECIPIENTS_THAT_FIT = 30;

/** In whose stead, the post, room for hand and seal, and the name. */
function signature(form: BriefingFacts['form']): Content[] {
  if (form === null) return [];
  const { authority, signerTitle, signerName } = form;
  return [
    ...(authority === null ? [] : [{ text: authority, bold: true }]),
    { text: signerTitle, bold: true },
    { text: signerName ?? ' ', bold: true, margin: [0, 66, 0, 0] },
  ];
}

/** As the list writes it: its dashes and stops are ours. */
function bare(name: string): string {
  return name.replace(/^[-–•]\s*/, '').replace(/[;.]$/, '');
}
