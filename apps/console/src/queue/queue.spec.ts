import { addressOf, filtersIn, queryOf, QUEUE_VIEWS } from './queue-filters';
import { heldOrder } from './queue-order';

describe('the filters of the queue', () => {
  it('live in the address and come back from it', () => {
    for (const view of QUEUE_VIEWS) {
      const filters = { view, unit: '440305', institution: 'CMB', fraudType: 'gaming' };
      expect(filtersIn(addressOf(filters))).toEqual(filters);
    }
  });

  it('show what presses when the address says nothing, or nonsense', () => {
    expect(filtersIn(new URLSearchParams('view=everything&unit='))).toEqual({ view: 'pressing' });
    expect(addressOf({ view: 'pressing' }).toString()).toBe('');
  });

  it('are asked of the centre as it knows them', () => {
    expect(queryOf({ view: 'breached', institution: 'CMB' })).toEqual({ sla: 'breached', status: 'open', institution: 'CMB' });
  });
});

describe('the order while somebody points at a row', () => {
  it('stays, whatever came, left or moved, and counts what waits', () => {
    expect(heldOrder(['a', 'b', 'c'], ['n', 'c', 'a'])).toEqual({ order: ['a', 'b', 'c'], gone: new Set(['b']), waiting: 3 });
  });

  it('has nothing waiting when nothing moved', () => {
    expect(heldOrder(['a', 'b'], ['a', 'b']).waiting).toBe(0);
  });
});
