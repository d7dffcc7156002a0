import { ApiProblem } from '@paystop/api-client';
import { isDecidedElsewhere } from './outbox.machine';
import { versionToAdopt } from './transmit';

const refused = (status: number, current?: unknown): ApiProblem => new ApiProblem({ status, code: 'STATE.STALE', detail: '', errors: [], ...(current === undefined ? {} : { current }) });

describe('a request that confirms a proposed stop', () => {
  it('adopts a newer version of the warning while the stop is still proposed', () => {
    expect(versionToAdopt(refused(412, { version: 4, proposedStop: { state: 'proposed' } }))).toBe(4);
  });

  it.each([
    ['somebody has decided', refused(412, { version: 4, proposedStop: { state: 'declined' } })], ['nothing was proposed', refused(412, { version: 4, proposedStop: null })],
    ['the newer state is not told', refused(412)], ['it is another refusal', refused(409, { version: 4, proposedStop: { state: 'proposed' } })], ['it is no refusal', new Error('x')],
  ])('adopts nothing where %s', (_why, error) => {
    expect(versionToAdopt(error)).toBeUndefined();
  });

  it.each([[404, true], [409, true], [412, true], [400, false], [422, false]])('becomes an ordinary one after a %i: %s', (status, expected) => {
    expect(isDecidedElsewhere({ status, code: 'X', detail: '', errors: [] })).toBe(expected);
  });
});
