import { guess, settle, settled } from './guesses';
import { normalise } from './normalise';
import type { Guess, Party, PasteReading, PasteSource } from './reading';
import { readAccountNumbers, readLastDigits, type Side, type SidedGuess } from './rules/accounts';
import { readAmounts } from './rules/amounts';
import { readInstitutions, signatureOf } from './rules/banks';
import { readChannel, readDirection, readDoubts } from './rules/hints';
import { readInstants } from './rules/instants';
import { readNames } from './rules/names';
import { readPaymentOrders } from './rules/orders';
import { walletOf, type Wallet } from './wallet';

export interface PasteContext {
  /** RFC 3339; dates without a year are taken to be the latest before it. */
  readonly now: string;
  /** The institution of a whole card number by its prefix, where the caller has a table. */
  readonly bankOfCard?: (accountNumber: string) => string | undefined;
}

const LONGEST_TEXT = 8_000;
const CARD_ALONE = /^[\d \n-]{12,30}$/;

/**
 * Reads what a victim can show of a transfer: a bank's message, the text of a screenshot, a wallet's receipt, a card number.
 * Pure; every guess points at the place where it was read. A text over 8,000 characters is read up to there.
 */
export function readPaste(pasted: string, context: PasteContext): PasteReading {
  const text = pasted.slice(0, LONGEST_TEXT);
  const plain = normalise(text);
  const wallet = walletOf(plain);
  const amountMinor = readAmounts(plain);
  const [amount] = amountMinor;
  const direction = directionOf(plain, amount);
  const sideOf = (side: Side): 'from' | 'to' => sideInDirection(side, direction);
  const accounts = readAccountNumbers(plain);
  const sources = { accounts, digits: readLastDigits(plain), names: readNames(plain), institutions: [...readInstitutions(plain), ...walletSides(plain, wallet)] };
  const party = (which: 'from' | 'to'): Party => partyOf({ which, sideOf, ...sources }, context);
  return {
    text,
    source: sourceOf({ plain, wallet, hasAmount: amount !== undefined }),
    direction,
    doubts: readDoubts(plain, direction),
    amountMinor,
    transferredAt: readInstants(plain, context.now),
    from: party('from'),
    to: party('to'),
    paymentOrders: readPaymentOrders(plain),
    channel: readChannel(plain, wallet !== undefined),
  };
}

function directionOf(plain: string, amount: Guess<string> | undefined): 'out' | 'in' | 'unknown' {
  if (amount === undefined) return 'unknown';
  const told = readDirection(plain, plain.slice(0, amount.span.start), signOf(plain, amount));
  // A receipt that names its payee is the payer's.
  return told === 'unknown' && NAMES_A_PAYEE.test(plain) ? 'out' : told;
}

const NAMES_A_PAYEE = /收款(人|方|账|户|卡|银行)/;

function signOf(plain: string, { span }: Guess<string>): '+' | '-' | undefined {
  const sign = /[-+]/.exec(plain.slice(Math.max(0, span.start - 2), span.end))?.[0];
  return sign === '-' || sign === '+' ? sign : undefined;
}

/** Where the direction is open, the holder of the message is taken for the victim: officers paste what victims show. */
function sideInDirection(side: Side, direction: 'out' | 'in' | 'unknown'): 'from' | 'to' {
  switch (side) {
    case 'payer':
      return 'from';
    case 'payee':
      return 'to';
    case 'own':
      return direction === 'in' ? 'to' : 'from';
    case 'other':
      return direction === 'in' ? 'from' : 'to';
  }
}

interface Sources {
  readonly which: 'from' | 'to';
  readonly sideOf: (side: Side) => 'from' | 'to';
  readonly accounts: readonly SidedGuess<string>[];
  readonly digits: readonly SidedGuess<string>[];
  readonly names: readonly SidedGuess<string>[];
  readonly institutions: readonly SidedGuess<string>[];
}

function partyOf({ which, sideOf, accounts, digits, names, institutions }: Sources, context: PasteContext): Party {
  const ours = (found: readonly SidedGuess<string>[]): readonly Guess<string>[] => settle(found.filter(({ side }) => sideOf(side) === which).map((each) => each.guess));
  const accountNumber = ours(accounts);
  const lastDigits = ours(digits).filter(({ value }) => !accountNumber.some((whole) => whole.value.endsWith(value)));
  const named = ours(institutions);
  return { accountNumber, lastDigits, name: ours(names), institutionCode: named.length > 0 ? named : byPrefix(accountNumber, context) };
}

function byPrefix(accountNumber: readonly Guess<string>[], { bankOfCard }: PasteContext): readonly Guess<string>[] {
  const account = settled(accountNumber);
  const code = account === undefined ? undefined : bankOfCard?.(account.value);
  return account === undefined || code === undefined ? [] : [guess(code, account.span, { confidence: 'likely', rule: 'card prefix' })];
}

const FROM_WALLET = /(付款方式|支付方式|付款账户|扣款方式)[ :]*\n?[ ]*(零钱|余额|账户余额|花呗|余额宝|支付宝)/;
const TO_A_BANK = /转账到银行卡|提现|转到银行卡|到账银行卡|收款账户[ :]*\n?[^\n]{0,12}银行/;

/** A wallet's own receipt: the wallet is where the order can be stopped; it is the payer's side where the money came from its balance. */
function walletSides(plain: string, wallet: Wallet | undefined): readonly SidedGuess<string>[] {
  if (wallet === undefined) return [];
  const at = (side: Side): SidedGuess<string> => ({ side, guess: guess(wallet.code, wallet, { confidence: 'likely', rule: 'wallet receipt' }) });
  return [...(FROM_WALLET.test(plain) ? [at('payer')] : []), ...(TO_A_BANK.test(plain) ? [] : [at('payee')])];
}

function sourceOf({ plain, wallet, hasAmount }: { readonly plain: string; readonly wallet: Wallet | undefined; readonly hasAmount: boolean }): PasteSource {
  if (CARD_ALONE.test(plain.trim())) return 'card_number';
  if (wallet !== undefined) return 'wallet_receipt';
  if (signatureOf(plain) !== undefined && plain.trim().split('\n').length <= 3) return 'bank_sms';
  if (/(收款|付款)(人|方|账|户|银行|卡)/.test(plain) && hasAmount) return 'bank_receipt';
  return hasAmount && /(您|贵|你)(的)?.{0,16}(尾号|账户|卡)|(^|\n)账户\*/.test(plain) ? 'bank_sms' : 'unknown';
}
