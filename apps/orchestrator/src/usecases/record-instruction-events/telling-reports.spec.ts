import type { DispatcherReport } from '@paystop/domain';
import { telling } from './telling-reports';

const PROPOSED = { by: 'user:op-1', at: '2026-11-23T06:02:00.000Z', result: 'refused', code: null, heldAmount: null };

function arrived(instructionId: string, version: number, outcomeProposed: DispatcherReport['outcomeProposed'] = null): { report: DispatcherReport; traceparent: undefined } {
  return { report: { instructionId, version, outcomeProposed } as DispatcherReport, traceparent: undefined };
}

function told(...chunk: ReturnType<typeof arrived>[]): unknown[] {
  return telling(chunk).map(({ report: { instructionId, version } }) => `${instructionId} ${version}`);
}

describe('the reports of a chunk', () => {
  it('count once an instruction, with the newest view', () => {
    expect(told(arrived('a', 1), arrived('b', 4), arrived('a', 3), arrived('a', 2))).toEqual(['a 3', 'b 4']);
  });

  it('keep what a person proposed, also where it is confirmed or replaced in the same chunk', () => {
    expect(told(arrived('a', 1), arrived('a', 2, PROPOSED), arrived('a', 3, { ...PROPOSED, by: 'user:op-2' }), arrived('a', 4))).toEqual(['a 2', 'a 3', 'a 4']);
  });
});
