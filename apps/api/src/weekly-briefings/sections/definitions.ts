import { formatDate } from '../../domain/format.js';
import { FORECAST_LIMIT, PACE_DAYS } from '../../domain/rates.js';
import type { BriefingFacts } from '../briefing-facts.js';

/** The words of a briefing and how its figures are made, so that any of them can be done again by hand. */
export function definitions({ regime, campaign }: BriefingFacts): [word: string, meaning: string][] {
  return [
    ['Hồ sơ', 'Đơn vị của mọi số đếm trong báo cáo này, trừ khi ghi rõ là phường, xã hoặc lượt báo cáo.'],
    [
      'Cần xác thực',
      'Hồ sơ trong danh sách Bộ Y tế giao cho phường, xã; thay đổi theo văn bản, không làm đổi tỷ lệ của ngày đã qua.',
    ],
    ['Đã gửi công an', 'Hồ sơ trạm y tế đã bàn giao cho công an phường, xã.'],
    ['Công an đã xác thực', 'Hồ sơ công an trả về là đúng hoặc đã sửa đúng.'],
    ['Trả về chưa khớp', 'Hồ sơ công an trả về là vẫn sai hoặc không tìm thấy.'],
    ['Còn chờ công an', 'Đã gửi công an − công an đã xác thực − trả về chưa khớp.'],
    [
      'Đủ điều kiện, không qua công an',
      'Hồ sơ được ký mà không cần công an xác thực: đã khớp trước chiến dịch, hộ chiếu nước ngoài, mũi tiêm mới nhập và ký trong ngày.',
    ],
    ['Đủ điều kiện ký', 'Công an đã xác thực + đủ điều kiện, không qua công an.'],
    [
      'Đã ký số',
      `Hồ sơ đã được cơ sở tiêm chủng ký số; tính từ ngày ${formatDate(campaign.signingStartDate)}.`,
    ],
    ['Còn phải ký', 'Cần xác thực − đã ký số, không nhỏ hơn 0.'],
    [
      'Lũy kế; tăng trong tuần',
      'Báo cáo ghi số lũy kế; số tăng được tính bằng hiệu, gồm cả điều chỉnh giảm. Ngày không có báo cáo thì lấy số của ngày gần nhất; toàn bộ phần tăng thuộc về ngày báo cáo đến.',
    ],
    [
      'Tỷ lệ',
      'Chia số đếm của toàn địa bàn, làm tròn đến một chữ số thập phân; chưa xong thì không ghi 100,0 %; mẫu số bằng 0 thì ghi “–”.',
    ],
    [
      'Tốc độ đang đạt',
      `Bình quân số hồ sơ ký thêm của ${PACE_DAYS} ngày báo cáo, đến ngày gần nhất đã đủ báo cáo hoặc đã hết hạn gửi; ngày nghỉ và số điều chỉnh giảm không tính. Ngày không có báo cáo thì phần ký của ngày đó nằm trong báo cáo kế tiếp, và không được xét là ngày chậm nhất.`,
    ],
    [
      'Tốc độ cần đạt',
      'Còn phải ký chia cho số ngày báo cáo từ ngày sau ngày số liệu đến hết ngày thời hạn, làm tròn lên.',
    ],
    [
      'Dự kiến ký xong',
      `Ngày số liệu + còn phải ký ÷ tốc độ; sớm nhất và muộn nhất tính theo ngày nhanh nhất và chậm nhất. Quá ${FORECAST_LIMIT} ngày hoặc không ký thêm thì ghi “không xác định”.`,
    ],
    [
      'Hạng',
      'Xếp theo tỷ lệ ký số chưa làm tròn; bằng nhau thì cùng hạng. Đổi hạng: số bậc tăng (▲) hoặc giảm (▼) so với cuối tuần trước.',
    ],
    ...(regime
      ? [
          [
            'Đúng hạn, trễ, chưa báo cáo',
            `Chốt số liệu ${regime.cutOff}; hạn gửi của quận, huyện ${regime.districtDeadline}, của thành phố ${regime.cityDeadline} (${regime.legalBasis}). Báo cáo đến đúng giờ hạn là trễ; xét theo giờ hệ thống nhận lần nộp hợp lệ đầu tiên.`,
          ] as [string, string],
        ]
      : []),
  ];
}
