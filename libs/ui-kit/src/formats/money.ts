/** An amount as the contract writes it: digits of fen and a currency. */
export interface AmountOfMoney {
  readonly amountMinor: string;
  readonly currency: string;
}

const FEN_DIGITS = 2;
const GROUP = /\B(?=(\d{3})+(?!\d))/g;

function split(amountMinor: string): { readonly yuan: string; readonly fen: string } {
  const digits = amountMinor.padStart(FEN_DIGITS + 1, '0');
  return { yuan: digits.slice(0, -FEN_DIGITS), fen: digits.slice(-FEN_DIGITS) };
}

/** @returns `¥50,000.00`; exact, since it never passes through a floating-point number. */
export function formatMoney({ amountMinor }: AmountOfMoney): string {
  const { yuan, fen } = split(amountMinor);
  return `¥${yuan.replaceAll(GROUP, ',')}.${fen}`;
}

/** A share such as 0.8123 as `81.2 %`; a dash where the base is nothing. */
export function formatRate(rate: number | null): string {
  return rate === null ? '–' : `${(rate * 100).toFixed(1)} %`;
}

/** @returns the number of whole yuan for drawings and widths, never for books. */
export function approximateYuan({ amountMinor }: AmountOfMoney): number {
  return Number(amountMinor) / 10 ** FEN_DIGITS;
}

const CHINESE_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const CHINESE_SMALL_UNITS = ['', '拾', '佰', '仟'];
const CHINESE_LARGE_UNITS = ['', '万', '亿', '万亿', '亿亿'];
const GROUP_DIGITS = 4;

/** Four digits, such as 0503 → 零伍佰零叁 without the zero at its end. */
function chineseGroup(group: string): string {
  let text = '';
  let zeroPending = false;
  [...group].forEach((digit, index) => {
    if (digit === '0') {
      zeroPending = true;
      return;
    }
    if (zeroPending) text += '零';
    zeroPending = false;
    text += `${CHINESE_DIGITS[Number(digit)] ?? ''}${CHINESE_SMALL_UNITS[group.length - 1 - index] ?? ''}`;
  });
  return text;
}

function chineseYuan(yuan: string): string {
  const padded = yuan.padStart(Math.ceil(yuan.length / GROUP_DIGITS) * GROUP_DIGITS, '0');
  const groups = padded.match(/\d{4}/g) ?? [];
  const text = groups.map((group, index) => {
    const words = chineseGroup(group);
    return words === '' ? '零' : `${words}${CHINESE_LARGE_UNITS[groups.length - 1 - index] ?? ''}`;
  }).join('');
  return text.replaceAll(/零+/g, '零').replace(/^零/, '').replace(/零$/, '');
}

function chineseFen(fen: string, hasYuan: boolean): string {
  const [jiao = '0', cent = '0'] = fen;
  if (fen === '00') return '整';
  const jiaoText = jiao === '0' ? (hasYuan ? '零' : '') : `${CHINESE_DIGITS[Number(jiao)] ?? ''}角`;
  return `${jiaoText}${cent === '0' ? '整' : `${CHINESE_DIGITS[Number(cent)] ?? ''}分`}`;
}

const ENGLISH_SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const ENGLISH_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ENGLISH_GROUPS = ['', ' thousand', ' million', ' billion', ' trillion', ' quadrillion'];
const HUNDRED = 100;
const TEN = 10;

function englishBelowThousand(value: number): string {
  if (value >= HUNDRED) {
    const rest = value % HUNDRED;
    return `${ENGLISH_SMALL[Math.floor(value / HUNDRED)] ?? ''} hundred${rest === 0 ? '' : ` ${englishBelowThousand(rest)}`}`;
  }
  if (value < ENGLISH_SMALL.length) return ENGLISH_SMALL[value] ?? '';
  const rest = value % TEN;
  return `${ENGLISH_TENS[Math.floor(value / TEN)] ?? ''}${rest === 0 ? '' : `-${ENGLISH_SMALL[rest] ?? ''}`}`;
}

function englishYuan(yuan: string): string {
  const groups = yuan.replaceAll(GROUP, ',').split(',').map(Number);
  const words = groups.flatMap((group, index) => (group === 0 ? [] : [`${englishBelowThousand(group)}${ENGLISH_GROUPS[groups.length - 1 - index] ?? ''}`]));
  return words.length === 0 ? 'zero' : words.join(' ');
}

/** The amount in words, as cheques have it: a slipped zero shows at once. */
export function amountInWords({ amountMinor }: AmountOfMoney, language: string): string {
  const { yuan, fen } = split(amountMinor);
  if (language.startsWith('zh')) {
    const words = chineseYuan(yuan);
    if (words === '' && fen === '00') return '零元整';
    return `${words === '' ? '' : `${words}元`}${chineseFen(fen, words !== '')}`;
  }
  const cents = Number(fen);
  return `${englishYuan(yuan)} yuan${cents === 0 ? '' : ` and ${englishBelowThousand(cents)} fen`}`;
}
