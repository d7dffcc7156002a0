import { endOfLocalDate, isWeekend, localDateOf, parseLocalDate, plusDays } from './index';

describe('days on the calendar of a place', () => {
  it.each([
    ['2026-11-23T15:59:59.999Z', 'Asia/Shanghai', '2026-11-23'],
    ['2026-11-23T16:00:00.000Z', 'Asia/Shanghai', '2026-11-24'],
    ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', '2027-01-01'],
    ['2026-11-23T04:00:00.000Z', 'America/New_York', '2026-11-22'],
  ])('%s in %s is %s', (at, zone, date) => {
    expect(localDateOf(at, zone)).toBe(date);
  });

  it.each([
    ['2026-11-23', 'Asia/Shanghai', '2026-11-23T15:59:59.999Z'],
    ['2026-03-08', 'America/New_York', '2026-03-09T03:59:59.999Z'],
    ['2026-11-01', 'America/New_York', '2026-11-02T04:59:59.999Z'],
  ])('%s ends in %s at %s, also where the clocks change', (date, zone, end) => {
    expect(endOfLocalDate(date, zone)).toBe(end);
  });

  it('knows which dates exist, what follows them and which are weekends', () => {
    expect(['2026-02-29', '2028-02-29', '2026-1-1', 'tomorrow'].map(parseLocalDate)).toEqual([undefined, '2028-02-29', undefined, undefined]);
    expect([plusDays('2026-12-31', 1), plusDays('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
    expect(['2026-11-21', '2026-11-22', '2026-11-23'].map(isWeekend)).toEqual([true, true, false]);
  });
});
