import type { ReportingDate } from '@api/domain/reporting-date.js';
import { useWords } from '../shared/use-words.js';

interface TemplateLinkProps {
  districtCode: string;
  date: ReportingDate;
  onDownload?: () => void;
}

/** The workbook the district fills in for the day. */
export function TemplateLink({ districtCode, date, onDownload }: TemplateLinkProps) {
  const words = useWords();
  return (
    <a
      className="button primary"
      href={`/api/daily-reports/template?districtCode=${districtCode}&date=${date}`}
      download
      onClick={onDownload}
    >
      {words.say('filing.template.download', { date: words.date(date) })}
    </a>
  );
}
