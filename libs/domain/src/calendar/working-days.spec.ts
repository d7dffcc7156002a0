import { type CalendarPolicy, type PublishedDays, daysUntilUnpublished, workingCalendar, workingDeadline } from './working-days';

/** National Day 2026 as it was published: off 1 to 7 October, worked 10 October (a Saturday). */
const published: PublishedDays = {
  isWorkday: (date) => {
    if (!date.startsWith('2026')) return undefined;
    if (date >= '2026-10-01' && date <= '2026-10-07') return false;
    if (date === '2026-10-10') return true;
    const day = new Date(`${date}T00:00:00Z`).getUTCDay();
    return day !== 0 && day !== 6;
  },
};
const policy: CalendarPolicy = { timeZone: 'Asia/Shanghai', publishedThrough: 2026, holidays: [], workdays: [] };
const calendar = workingCalendar(policy, published);

describe('working days', () => {
  it.each([
    ['an ordinary Monday', '2026-11-23T02:00:00Z', '2026-11-26T15:59:59.999Z'],
    ['a Friday', '2026-11-20T02:00:00Z', '2026-11-25T15:59:59.999Z'],
    ['a Saturday', '2026-11-21T02:00:00Z', '2026-11-25T15:59:59.999Z'],
    ['the eve of a long holiday with a make-up Saturday behind it', '2026-09-30T02:00:00Z', '2026-10-10T15:59:59.999Z'],
    ['late at night here, when it is still the day before in London', '2026-11-22T16:30:00Z', '2026-11-26T15:59:59.999Z'],
  ])('ends at the end of the third working day after %s', (_, from, dueAt) => {
    expect(workingDeadline(from, 3, calendar)).toMatchObject({ dueAt, assumed: false });
  });

  it('lets the policy name a day off and a make-up day against what is published', () => {
    const own = workingCalendar({ ...policy, holidays: ['2026-11-24'], workdays: ['2026-11-28'] }, published);
    expect(workingDeadline('2026-11-23T02:00:00Z', 4, own)).toEqual({
      dueAt: '2026-11-28T15:59:59.999Z', assumed: false, days: ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'],
    });
  });

  it('counts weekends only in a year that is not published, and says so', () => {
    expect(workingDeadline('2026-12-30T02:00:00Z', 3, calendar)).toEqual({
      dueAt: '2027-01-04T15:59:59.999Z', assumed: true, days: ['2026-12-31', '2027-01-01', '2027-01-04'],
    });
  });

  it('says assumed for a year that the policy calls published and the library does not know', () => {
    const tooSure = workingCalendar({ ...policy, publishedThrough: 2030 }, published);
    expect(tooSure.day('2028-05-01')).toEqual({ working: true, basis: 'assumed' });
  });

  it.each([
    ['2026-11-02T15:59:59Z', undefined], ['2026-11-02T16:00:00Z', 59], ['2026-12-31T02:00:00Z', 1], ['2027-01-01T02:00:00Z', 0],
  ])('tells of the unpublished year 60 days ahead: at %s', (now, days) => {
    expect(daysUntilUnpublished(now, calendar)).toBe(days);
  });

  it('refuses a calendar in which nobody ever works', () => {
    expect(() => workingDeadline('2026-11-23T02:00:00Z', 1, { timeZone: 'Asia/Shanghai', day: () => ({ working: false, basis: 'policy' }) })).toThrow(RangeError);
  });
});
