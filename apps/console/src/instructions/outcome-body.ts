/** What an operator typed about a call. */
export interface OutcomeForm {
  readonly result: 'held' | 'partially_held' | 'not_held' | 'refused' | 'done' | 'not_received';
  readonly code?: string;
  readonly heldYuan?: string;
  readonly balanceYuan?: string;
  readonly remark?: string;
  readonly channel: 'phone' | 'fax';
  readonly spokenTo: string;
  readonly note: string;
}

const YUAN = /^(\d{1,16})(?:\.(\d{1,2}))?$/;

/** Exact: digits of yuan become digits of fen without a floating-point number between. */
export function fenOf(yuan: string): string | undefined {
  const [, whole, fraction = ''] = YUAN.exec(yuan.replaceAll(',', '').trim()) ?? [];
  if (whole === undefined) return undefined;
  return `${whole}${fraction.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
}

function moneyIn(yuan: string | undefined): { amountMinor: string; currency: 'CNY' } | undefined {
  const fen = yuan === undefined || yuan === '' ? undefined : fenOf(yuan);
  return fen === undefined ? undefined : { amountMinor: fen, currency: 'CNY' };
}

/** As POST /instructions/{id}/outcome takes it. @param now RFC 3339, by the centre's clock: when the bank says it acted. */
export function outcomeBody(form: OutcomeForm, now: string) {
  const heldAmount = moneyIn(form.heldYuan);
  const balanceBefore = moneyIn(form.balanceYuan);
  const isHeld = form.result === 'held' || form.result === 'partially_held';
  return {
    result: form.result,
    ...(form.code === undefined || form.code === '' ? {} : { code: form.code }),
    ...(form.remark === undefined || form.remark === '' ? {} : { remark: form.remark }),
    ...(isHeld && heldAmount !== undefined ? { heldAmount } : {}),
    ...(balanceBefore === undefined ? {} : { balanceBefore }),
    ...(form.result === 'not_received' ? {} : { effectiveAt: now, respondedAt: now }),
    evidence: { channel: form.channel, spokenTo: form.spokenTo.trim(), note: form.note.trim() },
  };
}
