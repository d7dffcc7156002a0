import { fraudAlertSchema } from './fraud-alert.contract';
import { validate } from './validation';

const ALERT = {
  alertId: 'a1', source: 'model-x', kind: 'potential_victim', riskScore: 80, raisedAt: '2026-11-23T14:02:11+08:00', unit: '440305', reason: 'on the phone with a known number',
};

describe('a fraud alert', () => {
  it.each([0, 80, 100])('takes the whole score %d', (riskScore) => {
    expect(validate(fraudAlertSchema, { ...ALERT, riskScore }).ok).toBe(true);
  });

  it.each([-1, 101, 87.5, '80', null])('refuses the score %p by its place', (riskScore) => {
    const checked = validate(fraudAlertSchema, { ...ALERT, riskScore });
    expect(checked.ok ? [] : checked.errors.map(({ path }) => path)).toEqual(['/riskScore']);
  });
});
