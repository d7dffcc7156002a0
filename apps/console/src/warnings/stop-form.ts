import type { components } from '@paystop/api-client';
import { plainYuan } from '../graph/graph-words';
import { fenOf } from '../instructions/outcome-body';

type StopBody = components['schemas']['StopPaymentRequest'];

/** What a proposed stop takes to become a request; the warning's own facts are filled in before. */
export interface StopForm {
  readonly fraudType: string;
  readonly summary: string;
  readonly victimName: string;
  readonly victimPhone: string;
  readonly fromInstitution: string;
  readonly fromAccount: string;
  readonly fromName: string;
  readonly toInstitution: string;
  readonly toAccount: string;
  readonly toName: string;
  readonly amountYuan: string;
  /** `2026-11-23T14:02:11` in Shanghai. */
  readonly transferredAt: string;
  readonly handlingId: string;
  readonly handlingName: string;
  readonly assistingId: string;
  readonly assistingName: string;
}

/** Only the institution that receives may be missing: it is found by the card's prefix. */
const OPTIONAL = new Set<keyof StopForm>(['toInstitution']);

type Prefilled = Partial<Omit<StopBody, 'transfers' | 'victim'>> & { readonly victim?: Partial<StopBody['victim']>; readonly transfers?: readonly Partial<StopBody['transfers'][number]>[] };

const SHANGHAI_AHEAD_MS = 8 * 3_600_000;
const SECONDS = '2026-11-23T14:02:11'.length;

export function formOf({ fraudType = 'other', summary = '', victim = {}, transfers = [] }: Prefilled): StopForm {
  const [transfer = {}] = transfers;
  const { from, to, amount, transferredAt } = transfer;
  return {
    fraudType, summary, victimName: victim.name ?? '', victimPhone: victim.phone ?? '', fromInstitution: from?.institutionCode ?? '', fromAccount: from?.accountNumber ?? '', fromName: from?.accountName ?? victim.name ?? '',
    toInstitution: to?.institutionCode ?? '', toAccount: to?.accountNumber ?? '', toName: to?.accountName ?? '', amountYuan: amount === undefined ? '' : plainYuan(amount),
    transferredAt: transferredAt === undefined ? '' : new Date(Date.parse(transferredAt) + SHANGHAI_AHEAD_MS).toISOString().slice(0, SECONDS), handlingId: '', handlingName: '', assistingId: '', assistingName: '',
  };
}

/** Names of the fields that are missing or wrong. */
export function faultsIn(form: StopForm): readonly (keyof StopForm)[] {
  const names = Object.keys(form) as (keyof StopForm)[];
  const missing = names.filter((name) => !OPTIONAL.has(name) && form[name].trim() === '');
  const wrong: (keyof StopForm)[] = [];
  if ((fenOf(form.amountYuan) ?? '0') === '0') wrong.push('amountYuan');
  if (Number.isNaN(Date.parse(`${form.transferredAt}+08:00`))) wrong.push('transferredAt');
  if (form.handlingId.trim() !== '' && form.handlingId.trim() === form.assistingId.trim()) wrong.push('assistingId');
  return names.filter((name) => missing.includes(name) || wrong.includes(name));
}

/** As POST /warnings/{id}/confirm-stop takes it: what was prefilled and not shown is kept. */
export function stopBodyOf(form: StopForm, { requestId, prefilled, now }: { readonly requestId: string; readonly prefilled: Prefilled; readonly now: string }): StopBody {
  const text = (name: keyof StopForm): string => form[name].trim();
  const [transfer = {}] = prefilled.transfers ?? [];
  return {
    requestId, reportedAt: prefilled.reportedAt ?? now, fraudType: form.fraudType as StopBody['fraudType'], summary: text('summary'), ...(prefilled.unit === undefined ? {} : { unit: prefilled.unit }),
    victim: { ...prefilled.victim, name: text('victimName'), phone: text('victimPhone') },
    transfers: [{
      ...transfer, transferId: transfer.transferId ?? 't1', amount: { amountMinor: fenOf(form.amountYuan) ?? '0', currency: 'CNY' }, transferredAt: new Date(`${form.transferredAt}+08:00`).toISOString(),
      from: { institutionCode: text('fromInstitution'), accountNumber: text('fromAccount'), accountName: text('fromName') },
      to: { ...(text('toInstitution') === '' ? {} : { institutionCode: text('toInstitution') }), accountNumber: text('toAccount'), accountName: text('toName') },
    }],
    officers: { handling: { officerId: text('handlingId'), name: text('handlingName') }, assisting: { officerId: text('assistingId'), name: text('assistingName') } },
  };
}
