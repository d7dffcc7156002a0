import { type Guess, type Party, type PasteReading, settled } from '@paystop/paste-parser';
import { placed, valueOf, type TransferDraft, type TransferField } from './stop-draft';
import { yuanOf } from './yuan';

type PlainField = Exclude<TransferField, 'order'>;

/**
 * Puts what was read into the fields that are empty or that only a paste has filled; what a person typed stays. Every filled field is marked
 * with the words it came from; where the text allows several values they are offered and none is put in.
 */
export function fillFromPaste(transfer: TransferDraft, reading: PasteReading): TransferDraft {
  let filled = transfer;
  const put = <T>(field: PlainField, candidates: readonly Guess<T>[], show: (value: T) => string): void => {
    filled = fillField(filled, { field, candidates: candidates.map((each) => ({ ...each, value: show(each.value) })), text: reading.text });
  };
  put('yuan', reading.amountMinor, yuanOf);
  put('date', reading.transferredAt, ({ at }) => at.slice(0, 10));
  put('time', reading.transferredAt.filter(({ value }) => value.precision !== 'day'), ({ at, precision }) => at.slice(11, precision === 'second' ? 19 : 16));
  put('channel', reading.channel, String);
  for (const [side, party] of [['from', reading.from], ['to', reading.to]] as const) {
    put(`${side}.accountNumber`, party.accountNumber, String);
    put(`${side}.accountName`, party.name, String);
    put(`${side}.institutionCode`, party.institutionCode, String);
    filled = withHint(filled, side, party);
  }
  return withOrder(filled, reading);
}

interface FieldFill {
  readonly field: PlainField;
  readonly candidates: readonly Guess<string>[];
  readonly text: string;
}

function fillField(transfer: TransferDraft, { field, candidates, text }: FieldFill): TransferDraft {
  const mayFill = valueOf(transfer, field) === '' || transfer.guessed[field] !== undefined;
  if (candidates.length === 0 || !mayFill) return transfer;
  const chosen = settled(candidates);
  if (chosen === undefined) {
    return { ...transfer, choices: { ...transfer.choices, [field]: [...new Set(candidates.map(({ value }) => value))] } };
  }
  const mark = { quote: text.slice(chosen.span.start, chosen.span.end).trim(), isSure: chosen.confidence === 'sure' };
  return { ...placed(transfer, field, chosen.value), guessed: { ...transfer.guessed, [field]: mark } };
}

/** Last digits are no account that a bank could stop: they are shown beside the empty field. */
function withHint(transfer: TransferDraft, side: 'from' | 'to', party: Party): TransferDraft {
  const digits = settled(party.lastDigits)?.value;
  const account = transfer[side].accountNumber;
  if (digits === undefined || account.endsWith(digits)) return transfer;
  return { ...transfer, hints: { ...transfer.hints, [`${side}.accountNumber`]: digits } };
}

/** A wallet's order is what can be stopped where the receipt names no account of the payee. */
function withOrder(transfer: TransferDraft, reading: PasteReading): TransferDraft {
  const sure = reading.paymentOrders.filter(({ confidence }) => confidence === 'sure');
  const [order] = sure;
  if (order === undefined || transfer.order !== null) return transfer;
  if (reading.source !== 'wallet_receipt' || transfer.to.accountNumber !== '' || reading.to.accountNumber.length > 0) {
    const isFree = transfer.bankReference === '' && order.value.kind === 'bank_serial';
    return isFree ? { ...transfer, bankReference: order.value.value, guessed: { ...transfer.guessed, bankReference: { quote: order.value.value, isSure: true } } } : transfer;
  }
  return { ...transfer, order: order.value, guessed: { ...transfer.guessed, order: { quote: order.value.value, isSure: true } } };
}
