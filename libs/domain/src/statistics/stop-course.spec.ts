import * as fc from 'fast-check';
import { at } from '../case/case-fixtures';
import { type StopWay, leftAfterArrival, stretchesOf } from './stop-course';

function way(over: Partial<StopWay> = {}): StopWay {
  return {
    layer: 1, amountMinor: '1000', cameInAt: at(-20), reportedAt: at(0), receivedAt: at(2), sentAt: at(3), stoppedAt: at(5), outflow: [], ...over,
  };
}

describe('the stretches of a stop', () => {
  it('cut its time where somebody else takes over', () => {
    expect(stretchesOf(way()).map(({ name, seconds }) => [name, seconds])).toEqual([
      ['before_report', 1_200], ['report_to_received', 120], ['received_to_sent', 60], ['sent_to_act', 120],
    ]);
  });

  it.each<readonly [string, number, string]>([
    ['before the report', -5, 'before_report'], ['at the instant of the report', 0, 'report_to_received'], ['before we had it', 1, 'report_to_received'],
    ['before it was sent', 2.5, 'received_to_sent'], ['before the bank acted', 4, 'sent_to_act'], ['after the bank said that it acted', 9, 'sent_to_act'],
  ])('put money that left %s there', (_, minute, name) => {
    const stretches = stretchesOf(way({ outflow: [[at(minute), '300']] }));
    expect(stretches.filter(({ leftMinor }) => leftMinor !== '0')).toMatchObject([{ name, leftMinor: '300' }]);
  });

  it('leave out what left before the money came in, and never count more than the stop is for', () => {
    const stretches = stretchesOf(way({ outflow: [[at(-30), '900'], [at(-1), '800'], [at(4), '800']] }));
    expect(stretches.map(({ leftMinor }) => leftMinor)).toEqual(['800', '0', '0', '200']);
  });

  it('have no end where the bank did not act, and none that was not reached', () => {
    expect(stretchesOf(way({ stoppedAt: null })).at(-1)).toMatchObject({ name: 'sent_to_act', seconds: null });
    expect(stretchesOf(way({ sentAt: null, stoppedAt: null }))).toHaveLength(2);
  });

  it('of a further account are one: from learning of it to its bank’s act', () => {
    expect(stretchesOf(way({ layer: 2, cameInAt: at(6), stoppedAt: at(8), outflow: [[at(1), '400']] }))).toEqual([{ name: 'hop_to_hop', seconds: 120, leftMinor: '400' }]);
  });

  it('blame on the bank only what left after our instruction had arrived', () => {
    expect(leftAfterArrival(way({ outflow: [[at(2.9), '100'], [at(3), '200'], [at(4), '5000']] }))).toBe('1000');
    expect(leftAfterArrival(way({ outflow: [[at(2.9), '100'], [at(3), '200']] }))).toBe('200');
    expect(leftAfterArrival(way({ sentAt: null, outflow: [[at(4), '200']] }))).toBe('0');
  });

  it('never have a negative time and add up to the whole way, whatever the clocks say', () => {
    const minute = fc.integer({ min: -100, max: 100 }).map(at);
    fc.assert(fc.property(minute, minute, minute, minute, minute, fc.array(fc.tuple(minute, fc.nat(2_000).map(String))), (cameInAt, reportedAt, receivedAt, sentAt, stoppedAt, outflow) => {
      const stretches = stretchesOf(way({ cameInAt, reportedAt, receivedAt, sentAt, stoppedAt, outflow }));
      expect(stretches.every(({ seconds }) => seconds !== null && seconds >= 0)).toBe(true);
      const last = [cameInAt, reportedAt, receivedAt, sentAt, stoppedAt].sort().at(-1) ?? cameInAt;
      expect(stretches.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)).toBe((Date.parse(last) - Date.parse(cameInAt)) / 1_000);
      expect(stretches.reduce((sum, { leftMinor }) => sum + Number(leftMinor), 0)).toBeLessThanOrEqual(1_000);
    }));
  });
});
