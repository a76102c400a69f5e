import { inText } from '../domain/area-names.js';
import type { Role } from '../domain/roles.js';

/** The password of every demonstration account: shown at the start and on the sign-in page, good for nothing else. */
export const DEMONSTRATION_PASSWORD = 'minh-hoa-2022';

export interface DemonstrationAccount {
  username: string;
  fullName: string;
  role: Role;
  districtCode: string | null;
  /** At a domain nobody can own (RFC 2606): "send to me" has an address, and nothing reaches anybody. */
  email: string;
}

/** Posts, not people: one account for each role of the city and one for each district health centre. */
export function demonstrationAccounts(
  districts: readonly { code: string; name: string }[],
): DemonstrationAccount[] {
  const ofCity = (username: string, fullName: string, role: Role) => ({
    username,
    fullName,
    role,
    districtCode: null,
    email: emailOf(username),
  });
  return [
    ofCity('lanhdao', 'Lãnh đạo Sở Y tế (minh họa)', 'leader'),
    ofCity('tonghop', 'Đầu mối tổng hợp (minh họa)', 'reviewer'),
    ofCity('quantri', 'Quản trị hệ thống (minh họa)', 'administrator'),
    ofCity('kyso', 'Vận hành ký số (minh họa)', 'signing-operator'),
    ofCity('kiemtra', 'Kiểm tra, giám sát (minh họa)', 'auditor'),
    ...districts.map(({ code, name }) => ({
      username: `ttyt${code}`,
      fullName: `Trung tâm Y tế ${inText(name)} (minh họa)`,
      role: 'district-reporter' as const,
      districtCode: code,
      email: emailOf(`ttyt${code}`),
    })),
  ];
}

function emailOf(username: string): string {
  return `${username}@minhhoa.example`;
}
