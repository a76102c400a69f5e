import { heatMap } from '@api/charts/heat-map.js';
import { shortAreaName } from '@api/charts/short-area-name.js';
import type { CompletenessAnswer } from '@api/contract/progress.js';
import { percentTenths } from '@api/domain/percent.js';
import { addDays, type ReportingDate, reportingDateOf } from '@api/domain/reporting-date.js';
import { useCampaign } from '../app/session.js';
import { ChartPanel } from '../shared/ChartPanel.js';
import { Nothing } from '../shared/Nothing.js';
import { SvgChart } from '../shared/SvgChart.js';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useWords, type Words } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';
import { completenessTable, onTimeWhenDue, reportingTitle } from './completeness-table.js';
import { useCompleteness, useProgress, useView } from './figures.js';
import { fileNameOf } from './file-name.js';
import { FiguresFailure } from './FiguresFailure.js';
import { MissingWards } from './MissingWards.js';
import { PageHead } from './PageHead.js';
import { sourceOf } from './source.js';
import { instantOfView, type View } from './view.js';

/** Who reported, who was late and who did not: ward by day. */
export function CompletenessPage() {
  const words = useWords();
  const { view } = useView();
  const date = useToday(view);
  const progress = useProgress({ ...view, date });
  const period = date === null ? {} : { from: addDays(date, -13), until: addDays(date, 1) };
  const completeness = useCompleteness(view, period);
  const { data } = completeness;
  useDocumentTitle(words.say('nav.completeness'));
  const failed = [completeness, progress].find(({ error, data }) => error && !data);
  if (failed) return <FiguresFailure error={failed.error} onRetry={() => void failed.refetch()} />;
  const day = data?.dates.at(-1);
  return (
    <div className="page-of-figures">
      <PageHead
        title={reportingTitle(day, words)}
        about={data ? aboutOf(data, words) : ''}
        shown={day?.date ?? null}
        isCompared={false}
      />
      {data && progress.data ? (
        <>
          <MissingWards answer={data} />
          <ChartPanel
            className="plain"
            title={words.say('reporting.map')}
            subtitle={words.say('reporting.about', {
              days: data.dates.length,
              to: words.date(day?.date ?? null).slice(0, 5),
            })}
            source={sourceOf(progress.data, words)}
            fileName={fileNameOf(['tinh-trang-bao-cao'], view.district, progress.data.freshness)}
            table={completenessTable(data, words)}
            picture={() => wardMap(data, data.wards, 1100, words)}
          >
            {data.wards.length === 0 ? (
              <Nothing>{words.say('reporting.nobody')}</Nothing>
            ) : (
              <WardMap answer={data} />
            )}
          </ChartPanel>
        </>
      ) : (
        <Waiting lines={14} />
      )}
    </div>
  );
}

/**
 * The day asked for; left out, today and not the last day with figures: this page is for who has yet to report.
 * As known at a past moment, the day of that moment.
 */
function useToday(view: View): ReportingDate | null {
  const today = useCampaign()?.today ?? null;
  const instant = instantOfView(view);
  return view.date ?? (instant === undefined ? today : reportingDateOf(new Date(instant)));
}

/** Wards of one picture: so many fit on a printed sheet. */
const PART = 84;

/** Many wards stand in blocks side by side, in several pictures, so that print finds a place to break. */
function WardMap({ answer }: { answer: CompletenessAnswer }) {
  const words = useWords();
  const { hrefOf } = useView();
  const parts = Array.from({ length: Math.ceil(answer.wards.length / PART) }, (_, part) =>
    answer.wards.slice(part * PART, (part + 1) * PART),
  );
  const href = (ward: CompletenessAnswer['wards'][number]) =>
    hrefOf({ district: ward.districtCode, ward: ward.wardCode }, '/');
  return parts.map((wards) => (
    <SvgChart
      key={wards[0]?.wardCode}
      isTall
      draw={({ width }) => wardMap(answer, wards, width, words, href)}
    />
  ));
}

function wardMap(
  { dates, districts }: CompletenessAnswer,
  wards: CompletenessAnswer['wards'],
  width: number,
  words: Words,
  href?: (ward: CompletenessAnswer['wards'][number]) => string,
): string {
  const names = new Map(districts.map(({ districtCode, name }) => [districtCode, name]));
  return heatMap({
    width,
    dates: dates.map(({ date }) => date),
    rowHeight: 17,
    blocks: wards.length > 40 ? Math.max(1, Math.floor(width / 340)) : 1,
    rows: wards.map((ward) => ({
      name: shortAreaName(ward.name),
      group: names.get(ward.districtCode) ?? ward.districtCode,
      states: ward.states,
      ...(href ? { href: href(ward) } : {}),
    })),
    leastText: 12,
    language: words.language,
    description: words.say('reporting.map'),
  });
}

function aboutOf({ dates, total }: CompletenessAnswer, words: Words): string {
  const day = dates.at(-1);
  const due = onTimeWhenDue(dates);
  if (!day) return '';
  const besides =
    total.filedOnHolidays > 0
      ? ` ${words.say('reporting.onHolidays', { count: words.count(total.filedOnHolidays) })}`
      : '';
  const summary = words.say('reporting.summary', {
    filed: words.count(day.filed),
    expected: words.count(day.expected),
    onTime: words.count(day.onTime),
    late: words.count(day.late),
    returned: words.count(day.returned),
    share: words.percent(percentTenths(due.onTime, due.expected)),
    days: due.days,
  });
  return summary + besides;
}
