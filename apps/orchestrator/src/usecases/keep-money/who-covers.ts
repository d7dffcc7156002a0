import { type CaseState, unitCovers } from '@paystop/domain';

/** Whose case it is: the unit that opened it, and those whose requests joined it. */
export function covers(unit: string, { record, requests }: CaseState): boolean {
  return unitCovers(unit, record.unit) || [...requests.values()].some((request) => unitCovers(unit, request.unit));
}
