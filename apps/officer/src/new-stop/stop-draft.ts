/** What stands in the form of a new stop. Strings as typed; what they mean is decided when it is sent. */
export interface TransferDraft {
  /** Stays with the transfer while others come and go. */
  readonly key: string;
  readonly yuan: string;
  /** Beijing time, as the two native fields give it: 2026-11-23 and 13:41 or 13:41:07. */
  readonly date: string;
  readonly time: string;
  readonly from: AccountDraft;
  readonly to: AccountDraft;
  /** A payment order at an institution instead of an account. */
  readonly order: OrderDraft | null;
  readonly channel: string;
  readonly bankReference: string;
  /** Fields that a paste has filled and nobody has touched since: where they came from. */
  readonly guessed: Readonly<Record<string, GuessMark>>;
  /** Fields for which a paste offered several values. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** What a text told of an account that it did not name in full. */
  readonly hints: Readonly<Record<string, string>>;
}

export interface AccountDraft {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

export interface OrderDraft {
  readonly kind: 'order_number' | 'bank_serial' | 'pos_serial';
  readonly value: string;
}

export interface GuessMark {
  /** The words of the text that it was read from. */
  readonly quote: string;
  readonly isSure: boolean;
}

export interface StopDraft {
  readonly requestId: string;
  /** When the victim reported it; the clocks run from here. */
  readonly reportedAt: string;
  readonly caseNumber: string;
  readonly fraudType: string;
  readonly summary: string;
  readonly victimName: string;
  readonly victimPhone: string;
  readonly victimIdNumber: string;
  readonly assisting: { readonly officerId: string; readonly name: string };
  readonly transfers: readonly TransferDraft[];
  /** A proposed stop that this confirms (contract-details 8). */
  readonly confirms?: Confirmation;
}

export interface Confirmation {
  readonly warningId: string;
  /** Of the warning, as the person saw it. */
  readonly version: number;
}

const NO_ACCOUNT: AccountDraft = { institutionCode: '', accountNumber: '', accountName: '' };

export function newTransfer(key: string, like?: TransferDraft): TransferDraft {
  return {
    key, yuan: '', date: like?.date ?? '', time: '', from: like?.from ?? NO_ACCOUNT, to: NO_ACCOUNT, order: null, channel: like?.channel ?? '', bankReference: '',
    guessed: {}, choices: {}, hints: {},
  };
}

/** @param nowMs milliseconds since the epoch. @param requestId made once, here: it is the identity of whatever is sent from this form. */
export function newStop({ requestId, nowMs }: { readonly requestId: string; readonly nowMs: number }): StopDraft {
  return {
    requestId, reportedAt: new Date(nowMs).toISOString(), caseNumber: '', fraudType: '', summary: '', victimName: '', victimPhone: '', victimIdNumber: '',
    assisting: { officerId: '', name: '' }, transfers: [newTransfer('t1')],
  };
}

/** A field of a transfer as forms and marks call it. */
export type TransferField = 'yuan' | 'date' | 'time' | 'channel' | 'bankReference' | `from.${keyof AccountDraft}` | `to.${keyof AccountDraft}` | 'order';

/** Typed or chosen by a person: the mark of a guess goes. */
export function withField(transfer: TransferDraft, field: Exclude<TransferField, 'order'>, value: string): TransferDraft {
  const { [field]: _mark, ...guessed } = transfer.guessed;
  const { [field]: _choices, ...choices } = transfer.choices;
  return { ...placed(transfer, field, value), guessed, choices };
}

/** The same without saying that a person did it. */
export function placed(transfer: TransferDraft, field: Exclude<TransferField, 'order'>, value: string): TransferDraft {
  const [side, part] = field.split('.') as [string, keyof AccountDraft | undefined];
  if (part === undefined) return { ...transfer, [field]: value };
  return side === 'from' ? { ...transfer, from: { ...transfer.from, [part]: value } } : { ...transfer, to: { ...transfer.to, [part]: value } };
}

export function valueOf(transfer: TransferDraft, field: Exclude<TransferField, 'order'>): string {
  const [side, part] = field.split('.') as [string, keyof AccountDraft | undefined];
  if (part !== undefined) return (side === 'from' ? transfer.from : transfer.to)[part];
  return transfer[field as 'yuan' | 'date' | 'time' | 'channel' | 'bankReference'];
}

/** Whether anything is in the form that would be missed. */
export function isUntouched(draft: StopDraft): boolean {
  const { victimName, victimPhone, victimIdNumber, summary, caseNumber, fraudType, transfers } = draft;
  const [only, ...others] = transfers;
  const blank = only === undefined || (only.yuan === '' && only.from.accountNumber === '' && only.to.accountNumber === '' && only.to.accountName === '' && only.order === null);
  return blank && others.length === 0 && [victimName, victimPhone, victimIdNumber, summary, caseNumber, fraudType].every((typed) => typed === '');
}
