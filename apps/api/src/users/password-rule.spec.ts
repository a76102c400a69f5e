import { passwordFaults } from './password-rule.js';

const account = { username: 'quan-1.nop', oldPassword: 'mot mat khau da dung' };

describe('passwordFaults', () => {
  it.each([
    ['nắng sớm trên sông', []],
    ['x7!kq-mmrt-22', []],
    ['ngắn quá', ['too-short']],
    ['đủ 12 ký tự', ['too-short']],
    ['đủ 12 ký tự!', []],
    ['một câu rất dài, '.repeat(12), ['too-long']],
    ['Quan-1.Nop-Quan-1.Nop', ['is-username']],
    ['quan-1.nop2022', ['is-username']],
    ['mot mat khau da dung', ['is-old']],
    ['123456789012', ['common']],
    ['Password2022', ['common']],
    ['MatKhau-123456', ['common']],
    ['aaaaaaaaaaaaaaaa', ['common']],
    ['123123123123', ['common']],
    ['Admin@123456', ['common']],
    ['mật khẩu của một người khác', []],
  ])('says of %j: %j', (password, faults) => {
    expect(passwordFaults(password, account)).toEqual(faults);
  });
});
