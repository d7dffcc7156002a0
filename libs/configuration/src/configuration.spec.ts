import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinDirectory, loadInstitutions, loadPolicy } from './index';

const ENV = { PAYSTOP_SIMULATOR_URL: 'http://127.0.0.1:4100' };

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'paystop-configuration-')), 'file.yaml');
  writeFileSync(file, text);
  return file;
}

describe('the policy', () => {
  it('is the default one when no file is given', () => {
    expect(loadPolicy(undefined).clocks.map((clock) => clock.name)).toEqual(['30m', '60m', 'onward-10m']);
  });

  it('takes only what another file changes', () => {
    const policy = loadPolicy(fileWith('clocks: [{name: 30m, after: PT30S, warnBefore: PT10S}]\nhold: {length: PT5M, warnBefore: [PT1M, PT4M]}\n'));
    expect(policy.clocks[0]).toMatchObject({ name: '30m', after: { milliseconds: 30_000 }, appliesTo: 'first_hop' });
    expect(policy.clocks[0]?.escalation).toHaveLength(4);
    expect(policy.clocks[1]?.after.milliseconds).toBe(3_600_000);
    expect(policy.hold.warnBefore.map((each) => each.milliseconds)).toEqual([240_000, 60_000]);
    expect(policy.hold.maxPerAccount).toBe(2);
  });

  it.each([
    ['clocks: [{name: 30m, after: soon}]', '/clocks/0/after'],
    ['clocks: [{name: 30m, warnBefore: PT2H}]', '/clocks/0/warnBefore'],
    ['hold: {lenght: PT5M}', '/hold/lenght'],
    ['breaker: {failures: 0}', '/breaker/failures'],
    ['allocation: {rule: first_come}', '/allocation/rule'],
    ['calendar: {holidays: [2026-02-30]}', '/calendar/holidays/0'],
    ['calendar: {timezone: Mars/Olympus}', '/calendar/timezone'],
    ['calendar: {holidays: [2026-12-01], workdays: [2026-12-01]}', '/calendar/workdays'],
  ])('refuses %s with the path of the wrong value', (text, path) => {
    expect(() => loadPolicy(fileWith(text))).toThrow(path);
  });

  it('says which file is no YAML', () => {
    expect(() => loadPolicy(fileWith('a: [1'))).toThrow(/cannot be read as YAML/);
  });
});

describe('the working calendar', () => {
  const { calendar } = loadPolicy(undefined);

  // As the State Council published them for 2026 and 2025.
  it.each([
    ['2026-10-01', false], ['2026-10-07', false], ['2026-10-08', true], ['2026-10-10', true], ['2026-10-11', false],
    ['2026-11-24', true], ['2026-11-28', false], ['2025-09-28', true], ['2025-10-08', false],
  ])('knows %s (worked: %s)', (date, working) => {
    expect(calendar.day(date)).toEqual({ working, basis: 'published' });
  });

  it('assumes what is not published', () => {
    expect(calendar.day('2027-10-01')).toEqual({ working: true, basis: 'assumed' });
    expect(loadPolicy(fileWith('calendar: {publishedThrough: 2099}')).calendar.day('2098-10-01').basis).toBe('assumed');
  });

  it('lets a policy file name other days', () => {
    const own = loadPolicy(fileWith('calendar: {holidays: [2026-11-24], workdays: [2026-11-28]}')).calendar;
    expect([own.day('2026-11-24'), own.day('2026-11-28')]).toEqual([{ working: false, basis: 'policy' }, { working: true, basis: 'policy' }]);
  });
});

describe('the institutions', () => {
  it("are Shenzhen's 39 banks and 3 payment institutions by default", () => {
    const institutions = loadInstitutions(undefined, ENV);
    expect(institutions.filter((each) => each.kind === 'bank')).toHaveLength(39);
    expect(institutions.filter((each) => each.kind === 'payment_institution')).toHaveLength(3);
    expect(institutions.find((each) => each.code === 'CMB')?.baseUrl).toBe('http://127.0.0.1:4100/banks/CMB');
  });

  it.each([
    ['institutions: [{code: A1, name: x, protocol: rest-v1}]', '/institutions/0/baseUrl'],
    ['institutions: [{code: A1, name: x, protocol: carrier-pigeon}]', '/institutions/0/protocol'],
    ['institutions: [{code: A1, name: x, protocol: manual}, {code: A1, name: y, protocol: manual}]', 'named twice'],
    ['institutions: [{code: A1, name: x, protocol: manual, binPrefixes: ["6214"]}, {code: B1, name: y, protocol: manual, binPrefixes: ["6214"]}]', 'already belongs to A1'],
    ['institutions: [{code: A1, name: x, protocol: rest-v1, baseUrl: "${NOT_THERE}/x"}]', 'NOT_THERE'],
  ])('refuse %s', (text, sentence) => {
    expect(() => loadInstitutions(fileWith(text), {})).toThrow(sentence);
  });
});

describe('the directory of card prefixes', () => {
  const directory = new BinDirectory(loadInstitutions(undefined, ENV));

  it.each([
    ['6214830000000008', 'CMB'],
    ['6222021234567890123', 'ICBC'],
    ['0000000000000000', undefined],
    ['13800000000', undefined],
    ['someone@example.com', undefined],
  ])('takes %s to %s', (account, code) => {
    expect(directory.institutionOf(account)).toBe(code);
  });
});
