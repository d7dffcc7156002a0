import { placesOf } from './places';

const addresses = (...roles: string[]): string[] => placesOf({ roles }).map(({ to }) => to);

describe('the pages of the desk', () => {
  it.each([
    ['operator', ['/', '/instructions', '/approvals', '/holds', '/returns', '/warnings', '/risk', '/banks', '/statistics', '/dead-letters', '/wall']],
    ['approver', ['/', '/approvals', '/holds', '/returns', '/risk', '/banks', '/statistics', '/wall']],
    ['auditor', ['/', '/approvals', '/holds', '/returns', '/banks', '/statistics', '/audit', '/wall']],
    ['analyst', ['/banks', '/statistics']],
    ['admin', ['/banks', '/dead-letters']],
  ])('are for an %s what the role may see, and nothing else', (role, expected) => {
    expect(addresses(role)).toEqual(expected);
  });
});
