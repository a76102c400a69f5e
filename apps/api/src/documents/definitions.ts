import { formatDate, withWholeDates } from '../domain/format.js';
import { FORECAST_LIMIT, PACE_DAYS } from '../domain/rates.js';
import type { Regime } from '../domain/regime.js';
import type { ReportingDate } from '../domain/reporting-date.js';

/** What the meaning of some words depends on. */
interface DefinedFor {
  signingStartDate: ReportingDate;
  /** The date places are compared with. */
  comparisonDate: ReportingDate;
  /** In force on the date; null before the first. */
  regime: Regime | null;
}

/**
 * The words of our documents and how their figures are made (domain.md §2, §3, §5), so that any of them can be
 * done again by hand.
 */
export function definitions({
  signingStartDate,
  comparisonDate,
  regime,
}: DefinedFor): [word: string, meaning: string][] {
  return [
    [
      'Hồ sơ',
      'Đơn vị của mọi số đếm, trừ khi ghi rõ là phường, xã hoặc lượt báo cáo. Số đếm khác đơn vị không được cộng hay chia cho nhau.',
    ],
    [
      'Cần xác thực',
      'Hồ sơ trong danh sách Bộ Y tế giao cho phường, xã; thay đổi theo văn bản, không làm đổi tỷ lệ của ngày đã qua.',
    ],
    ['Đã gửi công an', 'Hồ sơ trạm y tế đã bàn giao cho công an phường, xã, thị trấn.'],
    ['Công an đã xác thực', 'Hồ sơ công an trả về là đúng hoặc đã sửa đúng.'],
    ['Trả về chưa khớp', 'Hồ sơ công an trả về là vẫn sai hoặc không tìm thấy.'],
    ['Còn chờ công an', 'Đã gửi công an − công an đã xác thực − trả về chưa khớp.'],
    [
      'Không qua công an',
      'Hồ sơ được ký mà không cần công an xác thực: đã khớp trước chiến dịch, hộ chiếu nước ngoài, mũi tiêm mới nhập và ký trong ngày.',
    ],
    ['Đủ điều kiện ký', 'Công an đã xác thực + không qua công an.'],
    [
      'Đã ký số',
      `Hồ sơ đã được cơ sở tiêm chủng ký số, tính từ ngày ${formatDate(signingStartDate)}. Có thể nhiều hơn số công an đã xác thực, nhưng không nhiều hơn số đủ điều kiện ký.`,
    ],
    ['Còn phải ký', 'Cần xác thực − đã ký số của từng phường, xã, không nhỏ hơn 0, cộng lại.'],
    [
      'Lũy kế; trong ngày, trong tuần',
      'Báo cáo ghi số lũy kế; số tăng trong ngày, trong tuần (từ thứ Hai) là hiệu với lần báo cáo trước, không ai nhập tay.',
    ],
    [
      'Ngày chưa báo cáo',
      'Lũy kế lấy theo lần báo cáo gần nhất, số tăng để trống hoặc ghi “–”. Khi đơn vị báo cáo lại, toàn bộ phần tăng thuộc về ngày báo cáo đến.',
    ],
    ['Điều chỉnh giảm', 'Lũy kế giảm có lý do; ghi riêng, không tính là kết quả làm việc.'],
    [
      'Tỷ lệ',
      'Chia số đếm của toàn địa bàn, làm tròn đến một chữ số thập phân; chưa xong thì không ghi 100,0%; mẫu số bằng 0 thì ghi “–”.',
    ],
    [
      'Tốc độ đang đạt',
      `Tổng tốc độ của từng phường, xã; mỗi nơi tính trung bình số hồ sơ ký thêm trong ${PACE_DAYS} ngày báo cáo gần nhất của mình, đến lần báo cáo cuối, nếu lần đó thuộc ${PACE_DAYS} ngày báo cáo gần nhất; ngày nghỉ và số điều chỉnh giảm không tính. Ngày không có báo cáo thì phần ký của ngày đó nằm trong báo cáo kế tiếp. Mức thấp nhất, cao nhất chỉ xét những ngày có ít nhất 9/10 số phường, xã ấy báo cáo, và chỉ nêu khi tốc độ nằm giữa hai mức đó.`,
    ],
    [
      'Tốc độ cần đạt',
      'Còn phải ký chia cho số ngày báo cáo từ ngày sau ngày số liệu đến hết ngày thời hạn, làm tròn lên.',
    ],
    [
      'Dự báo hoàn thành',
      `Còn phải ký ÷ tốc độ đang đạt, làm tròn lên, là số ngày báo cáo tính từ ngày sau ngày số liệu; sớm nhất và muộn nhất tính theo mức cao nhất và thấp nhất. Quá ${FORECAST_LIMIT} ngày thì ghi “trên ${FORECAST_LIMIT} ngày”; không ký thêm thì ghi “không xác định”.`,
    ],
    [
      'Hạng',
      `Xếp theo tỷ lệ ký số chưa làm tròn, 1 là cao nhất; bằng nhau thì cùng hạng; chưa đơn vị nào ký thì chưa xếp hạng. Thay đổi thứ hạng: số bậc tăng hoặc giảm so với ngày ${formatDate(comparisonDate)}.`,
    ],
    ['Đúng hạn, trễ, chưa báo cáo', timeliness(regime)],
    [
      'Phiên bản; lần phát hành',
      'Phiên bản là của số liệu: thêm một mỗi lần ghi nhận, từ 0 giờ ngày số liệu, có thể làm đổi một con số của ngày (báo cáo nộp lại, bị trả lại, nộp muộn của ngày trước; số cần xác thực, ngày nghỉ, thời hạn, đơn vị tham gia, tên và địa giới); báo cáo nộp lần đầu của chính ngày đó không tính. Lần phát hành là của tài liệu này; bản in lại tại một thời điểm đã qua không có lần phát hành.',
    ],
  ];
}

/** Decree 09/2019/NĐ-CP art. 8(5) asks a regime to state its hours. */
function timeliness(regime: Regime | null): string {
  if (regime === null) return 'Chưa quy định giờ chốt số liệu và hạn gửi cho ngày này.';
  const { cutOff, districtDeadline, cityDeadline, legalBasis } = regime;
  return `Chốt số liệu ${cutOff}; hạn gửi của quận, huyện ${districtDeadline}, của thành phố ${cityDeadline} (${withWholeDates(legalBasis)}). Báo cáo nhận từ đúng giờ hạn trở đi tính là trễ; xét theo giờ hệ thống nhận lần nộp hợp lệ đầu tiên.`;
}
