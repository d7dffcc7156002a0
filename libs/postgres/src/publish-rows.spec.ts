import type { EventLogRow } from './event-log-row';
import { sendsOf } from './publish-rows';

function row(id: number, characters: number): EventLogRow {
  return {
    id: String(id), event_id: `e${id}`, topic: 't', key: 'k', type: 'T', subject: null, occurred_at: new Date(0), traceparent: null, headers: null, value: 'x'.repeat(characters),
  };
}

const idsOf = (sends: EventLogRow[][]): string[][] => sends.map((rows) => rows.map(({ id }) => id));

describe('what is sent at once', () => {
  it('is cut where a broker would refuse the batch, in the order of the rows', () => {
    expect(idsOf(sendsOf([row(1, 700_000), row(2, 400_000), row(3, 200_000), row(4, 10)]))).toEqual([['1', '2'], ['3', '4']]);
  });

  it('lets one row go alone that is larger than all may be together', () => {
    expect(idsOf(sendsOf([row(1, 10), row(2, 2_000_000), row(3, 10)]))).toEqual([['1'], ['2'], ['3']]);
  });

  it('has at most five hundred rows', () => {
    expect(sendsOf(Array.from({ length: 1_100 }, (_, index) => row(index, 1))).map((rows) => rows.length)).toEqual([500, 500, 100]);
  });
});
