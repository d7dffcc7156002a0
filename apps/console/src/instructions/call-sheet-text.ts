import { formatInstant, formatMoney, type AmountOfMoney } from '@paystop/ui-kit';

/** What the sheet is made of: the request in clear, as the unmasking call answers it. */
export interface RequestInClear {
  readonly requestId: string;
  readonly caseNumber: string | null;
  readonly stops: readonly { readonly transferId: string | null; readonly instructionId: string | null }[];
  readonly transfers: readonly {
    readonly transferId: string;
    readonly amount: AmountOfMoney;
    readonly transferredAt: string;
    readonly to: PartyInClear;
    readonly from: PartyInClear;
  }[];
  readonly officers: { readonly handling: OfficerInClear; readonly assisting: OfficerInClear };
}

interface PartyInClear {
  readonly accountNumber?: string | null;
  readonly accountName?: string | null;
  readonly paymentOrder?: { readonly kind: string; readonly value: string } | null;
}

interface OfficerInClear {
  readonly officerId: string;
  readonly name: string;
}

export interface CallSheetLine {
  /** Key of its sentence. */
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

const GROUP_OF_FOUR = /(.{4})(?=.)/g;

/** Read out in groups of four, as people repeat numbers on the phone. */
export function grouped(number: string): string {
  return number.replaceAll(GROUP_OF_FOUR, '$1 ');
}

/** The lines to read out to a bank: the four things that it must compare (domain.md 3.1), who asks, and our number for its answer. */
export function callSheetLines(instructionId: string, action: string, request: RequestInClear): readonly CallSheetLine[] {
  const ids = new Set(request.stops.filter((stop) => stop.instructionId === instructionId).map(({ transferId }) => transferId));
  const transfers = request.transfers.filter(({ transferId }) => ids.has(transferId));
  const [first] = transfers;
  if (first === undefined) return [];
  const { to } = first;
  const target = to.paymentOrder === null || to.paymentOrder === undefined
    ? { text: 'call.account', values: { name: to.accountName ?? '–', number: grouped(to.accountNumber ?? '–') } }
    : { text: 'call.order', values: { kind: to.paymentOrder.kind, value: to.paymentOrder.value } };
  const { handling, assisting } = request.officers;
  return [
    { text: `call.opening.${action}`, values: {} },
    target,
    ...transfers.map(({ amount, transferredAt, from }) => ({ text: 'call.transfer', values: { amount: formatMoney(amount), time: formatInstant(transferredAt), from: grouped(from.accountNumber ?? '–') } })),
    { text: 'call.officers', values: { handling: `${handling.name} ${handling.officerId}`, assisting: `${assisting.name} ${assisting.officerId}` } },
    { text: 'call.reference', values: { instructionId, caseNumber: request.caseNumber ?? '–' } },
    { text: 'call.ask', values: {} },
  ];
}
