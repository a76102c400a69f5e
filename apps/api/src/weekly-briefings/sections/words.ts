import type { Content } from 'pdfmake';
import { withWholeDates } from '../../domain/format.js';
import type { BriefingFacts } from '../briefing-facts.js';
import { listed } from '../sentences/phrases.js';
import { campaignIn } from './letterhead.js';
import { paragraph, type Section } from './page-parts.js';

/** On whose order it is reported: the document that set the deadline in force, and what the regime is based on. */
export function opening({ week, progress, regime }: BriefingFacts): Content {
  const orders = [
    progress.deadlines.find(({ isInForce }) => isInForce)?.document,
    regime?.legalBasis,
  ].flatMap((order) => (order === undefined ? [] : [withWholeDates(order)]));
  const report = `báo cáo kết quả tuần ${week.number} của chiến dịch như sau:`;
  return paragraph(
    orders.length === 0 ? `Sở Y tế ${report}` : `Thực hiện ${listed(orders)}, Sở Y tế ${report}`,
  );
}

/** What falls short, and why: written by people, printed where there is some. */
export function shortcomingsSection({ remark }: BriefingFacts): Section | null {
  return written('Tồn tại, hạn chế và nguyên nhân', remark?.shortcomings ?? null);
}

/** What is proposed, and what is to be done next week. */
export function proposalsSection({ remark }: BriefingFacts): Section | null {
  return written('Kiến nghị, nhiệm vụ tuần tới', remark?.proposals ?? null);
}

function written(title: string, text: string | null): Section | null {
  return text === null ? null : { title, body: text.split('\n').map(paragraph), isWords: true };
}

/** The last sentence, with the mark that ends a document (Decree 30/2020/NĐ-CP, annex III). */
export function ending({ campaign, week }: BriefingFacts): Content {
  return paragraph(
    `Trên đây là báo cáo giao ban tuần ${week.number} của Sở Y tế về tiến độ ${campaignIn(campaign)}./.`,
  );
}
