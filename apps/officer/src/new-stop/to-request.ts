import { withoutGaps } from './card-number';
import type { Confirmation, StopDraft, TransferDraft } from './stop-draft';
import { fenOf } from './yuan';

export interface Handling {
  readonly officerId: string;
  readonly name: string;
}

/** The body of a stop-payment request (contract 2), as far as this form fills it. */
export interface StopRequestBody {
  readonly requestId: string;
  readonly reportedAt: string;
  readonly caseNumber?: string;
  readonly fraudType: string;
  readonly summary: string;
  readonly victim: { readonly name: string; readonly phone: string; readonly idType?: 'resident_id'; readonly idNumber?: string };
  readonly transfers: readonly object[];
  readonly officers: { readonly handling: Handling; readonly assisting: Handling };
  /** Is no part of the contract's body: says where it is sent (outbox/transmit.ts). */
  readonly confirms?: Confirmation;
  readonly [field: string]: unknown;
}

export type Composed =
  | { readonly kind: 'ready'; readonly body: StopRequestBody }
  /** JSON Pointers of what is missing or unreadable, in the order of the form: the same names that the centre uses for its errors. */
  | { readonly kind: 'missing'; readonly paths: readonly string[] };

const PHONE = /^[0-9+() -]{5,30}$/;
const ACCOUNT = /^[0-9A-Za-z@._+-]{4,64}$/;
const OFFSET = '+08:00';

/** @param words puts the summary into words where the officer has written none. */
export function toRequest(draft: StopDraft, handling: Handling, words: (draft: StopDraft) => string): Composed {
  const paths = missingIn(draft, handling);
  if (paths.length > 0) return { kind: 'missing', paths };
  const { requestId, reportedAt, fraudType, victimIdNumber, assisting } = draft;
  const victim = { name: draft.victimName.trim(), phone: draft.victimPhone.trim(), ...(victimIdNumber.trim() === '' ? {} : { idType: 'resident_id' as const, idNumber: victimIdNumber.trim() }) };
  return {
    kind: 'ready',
    body: {
      requestId, reportedAt, fraudType, victim,
      ...(draft.confirms === undefined ? {} : { confirms: draft.confirms }),
      ...(draft.caseNumber.trim() === '' ? {} : { caseNumber: draft.caseNumber.trim() }),
      summary: draft.summary.trim() === '' ? words(draft) : draft.summary.trim(),
      transfers: draft.transfers.map((transfer, index) => transferOf(transfer, { index, victimName: victim.name })),
      officers: { handling, assisting: { officerId: assisting.officerId.trim(), name: assisting.name.trim() } },
    },
  };
}

function missingIn(draft: StopDraft, handling: Handling): readonly string[] {
  const { officerId, name } = draft.assisting;
  return [
    ...draft.transfers.flatMap((transfer, index) => missingInTransfer(transfer).map((path) => `/transfers/${index}${path}`)),
    ...(draft.victimName.trim() === '' ? ['/victim/name'] : []),
    ...(PHONE.test(draft.victimPhone.trim()) ? [] : ['/victim/phone']),
    ...(draft.fraudType === '' ? ['/fraudType'] : []),
    ...(officerId.trim() === '' || officerId.trim() === handling.officerId ? ['/officers/assisting/officerId'] : []),
    ...(name.trim() === '' ? ['/officers/assisting/name'] : []),
  ];
}

function missingInTransfer({ yuan, date, time, to, from, order }: TransferDraft): readonly string[] {
  return [
    ...(fenOf(yuan) === undefined ? ['/amount'] : []),
    ...(date === '' || time === '' ? ['/transferredAt'] : []),
    ...(order === null ? missingAccount(to, '/to', false) : [...(to.institutionCode === '' ? ['/to/institutionCode'] : []), ...(order.value.trim() === '' ? ['/to/paymentOrder/value'] : [])]),
    // The payer's name is the victim's unless another one is given.
    ...missingAccount({ ...from, accountName: 'the victim' }, '/from', true),
  ];
}

function missingAccount(account: TransferDraft['to'], at: string, needsInstitution: boolean): readonly string[] {
  return [
    ...(ACCOUNT.test(withoutGaps(account.accountNumber)) ? [] : [`${at}/accountNumber`]),
    ...(account.accountName.trim() === '' ? [`${at}/accountName`] : []),
    ...(needsInstitution && account.institutionCode === '' ? [`${at}/institutionCode`] : []),
  ];
}

function transferOf(transfer: TransferDraft, { index, victimName }: { readonly index: number; readonly victimName: string }): object {
  const { yuan, date, time, from, to, order, channel, bankReference } = transfer;
  const institution = to.institutionCode === '' ? {} : { institutionCode: to.institutionCode };
  const holder = to.accountName.trim() === '' ? {} : { accountName: to.accountName.trim() };
  return {
    transferId: `t${index + 1}`,
    amount: { amountMinor: fenOf(yuan) ?? '0', currency: 'CNY' },
    transferredAt: `${date}T${time.length === 5 ? `${time}:00` : time}${OFFSET}`,
    from: { institutionCode: from.institutionCode, accountNumber: withoutGaps(from.accountNumber), accountName: from.accountName.trim() === '' ? victimName : from.accountName.trim() },
    to: order === null ? { ...institution, accountNumber: withoutGaps(to.accountNumber), ...holder } : { ...institution, ...holder, paymentOrder: { kind: order.kind, value: order.value.trim() } },
    ...(channel === '' ? {} : { channel }),
    ...(bankReference.trim() === '' ? {} : { bankReference: bankReference.trim() }),
  };
}
