import type { Random } from '@paystop/kernel';
import type { PlanInstitution } from './city-plan';

/** Invented people and numbers for scenarios. */
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文斌波辉'];
const CARD_DIGITS = 19;
const FALLBACK_PREFIX = '62';

export function newPersonName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.6) ? random.pick(GIVEN) : '');
}

export function newPhone(random: Random): string {
  return `1${random.pick(['38', '39', '50', '58', '86', '88', '99'])}${digits(random, 8)}`;
}

/** A card number under one of the institution's prefixes with a right check digit; a wallet is named by a number, too. */
export function newCardNumber(random: Random, institution: PlanInstitution): string {
  const prefix = institution.binPrefixes.length > 0 ? random.pick(institution.binPrefixes) : FALLBACK_PREFIX;
  const body = prefix + digits(random, CARD_DIGITS - 1 - prefix.length);
  return body + luhnDigit(body);
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(random.between(0, 9))).join('');
}

function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
