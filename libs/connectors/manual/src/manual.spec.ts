import { INSTRUCTION_ACTIONS } from '@paystop/contracts';
import { manualConnector } from './manual.connector';

describe('manual connector', () => {
  it('offers every action and asks for a person', () => {
    expect(manualConnector.transport).toBe('person');
    expect(Object.keys(manualConnector.operations).sort()).toEqual([...INSTRUCTION_ACTIONS].sort());
  });
});
