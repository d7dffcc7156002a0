import { DEMO_USERS, subjectOf } from './demo-users';
import { readOrder } from './token-order';

const order = (line: string) => readOrder(line.split(' ').filter((part) => part !== ''));

describe('the token command', () => {
  it('derives a stable subject from role and unit', () => {
    expect(order('--role officer --unit 440305012')).toMatchObject({
      subject: 'user:officer-440305012',
      claims: { roles: ['officer'], unit: '440305012' },
      lifetimeSeconds: 43_200,
    });
    expect(order('--role officer --unit 440305012').claims).not.toHaveProperty('officer_id');
  });

  it('takes a police number as the officer’s id, for officers only', () => {
    expect(order('--role officer --unit 440305012 --user P440305-0117')).toMatchObject({
      subject: 'user:P440305-0117',
      claims: { officer_id: 'P440305-0117', name: '李伟' },
    });
    expect(order('--role operator --unit 4403 --user P440305-0117').claims).not.toHaveProperty('officer_id');
    expect(order('--role officer --unit 440305012 --user li').claims).not.toHaveProperty('officer_id');
  });

  it('takes a demo user as it is', () => {
    expect(order('--user institution-CMB')).toMatchObject({ subject: 'user:institution-CMB', claims: { roles: ['institution'], institution: 'CMB' } });
    for (const user of DEMO_USERS) expect(order(`--user ${user.user}`).subject).toBe(subjectOf(user.user));
  });

  it.each([
    ['--role officer,operator --unit 440305', { roles: ['officer', 'operator'], unit: '440305' }],
    ['--role approver --role admin --unit 4403', { roles: ['approver', 'admin'], unit: '4403' }],
    ['--role auditor', { roles: ['auditor'], unit: '4403' }],
    ['--role institution --institution ICBC', { roles: ['institution'], institution: 'ICBC' }],
    ['--unit=440305 --role=approver --user=zhao', { roles: ['approver'], unit: '440305' }],
  ])('reads %s', (line, claims) => {
    expect(order(line).claims).toMatchObject(claims);
  });

  it.each([['60', 60], ['90s', 90], ['30m', 1_800], ['8h', 28_800], ['2d', 172_800]])('reads a life of %s', (ttl, seconds) => {
    expect(order(`--user admin-1 --ttl ${ttl}`).lifetimeSeconds).toBe(seconds);
  });

  it.each([
    ['', '--role is missing'],
    ['--role king', 'not one of'],
    ['--role officer', '--unit is missing'],
    ['--role officer --unit 44030', '4 (city), 6 (district) or 9'],
    ['--role institution', '--institution is missing'],
    ['--role institution --institution cmb', 'not an institution code'],
    ['--role admin --ttl soon', 'must be seconds'],
    ['--role admin --ttl 0', 'must be seconds'],
    ['--what', 'Unknown option'],
    ['officer', 'Unexpected argument'],
  ])('refuses "%s" with a sentence', (line, sentence) => {
    expect(() => order(line)).toThrow(sentence);
  });
});
