import { labelDistricts, MOST_UNIT_LABELS, OTHER_UNITS } from './unit-labels';

const districts = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => `4403${String(from + index).padStart(2, '0')}`);

describe('labels of units', () => {
  it('are the districts themselves, twenty of them, and "other" for every later one', () => {
    const labels = labelDistricts(new Map(), districts(0, 25));
    expect([...labels.values()].filter((label) => label !== OTHER_UNITS)).toEqual(districts(0, MOST_UNIT_LABELS));
    expect([...labels.values()].slice(MOST_UNIT_LABELS)).toEqual(Array(5).fill(OTHER_UNITS));
  });

  it('stay as they were given, whatever comes later', () => {
    const first = labelDistricts(new Map(), districts(0, 19));
    const second = labelDistricts(first, districts(10, 12));
    expect([...second]).toEqual([['440319', '440319'], ['440320', OTHER_UNITS], ['440321', OTHER_UNITS]]);
    expect(labelDistricts(new Map([...first, ...second]), districts(0, 22)).size).toBe(0);
  });
});
