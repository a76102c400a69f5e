import { isCityWide, ROLES } from './roles.js';

describe('roles', () => {
  it('see the whole city, except the district reporter', () => {
    expect(ROLES.filter((role) => !isCityWide(role))).toEqual(['district-reporter']);
  });
});
