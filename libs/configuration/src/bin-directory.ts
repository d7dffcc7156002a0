import type { Institution } from '@paystop/contracts';
import { searchCardBin } from 'bankcard';

const LONGEST_PREFIX = 10;
const SHORTEST_PREFIX = 2;
const CARD_NUMBER = /^\d{12,19}$/;

/**
 * Finds the institution of a card: the longest matching prefix of the institutions file, else the public table of
 * card prefixes, as long as that names an institution that we know.
 */
export class BinDirectory {
  private readonly byPrefix = new Map<string, string>();
  private readonly names: ReadonlyMap<string, string>;

  constructor(institutions: readonly Institution[]) {
    this.names = new Map(institutions.map(({ code, name }) => [code, name]));
    for (const institution of institutions) for (const prefix of institution.binPrefixes) this.byPrefix.set(prefix, institution.code);
  }

  knows(institutionCode: string): boolean {
    return this.names.has(institutionCode);
  }

  /** @returns how it is called, or its code when nobody knows it. */
  nameOf(institutionCode: string): string {
    return this.names.get(institutionCode) ?? institutionCode;
  }

  /** @returns the institution's code, or undefined when the number tells none. */
  institutionOf(accountNumber: string): string | undefined {
    if (!/^\d+$/.test(accountNumber)) return undefined;
    for (let length = LONGEST_PREFIX; length >= SHORTEST_PREFIX; length -= 1) {
      const code = this.byPrefix.get(accountNumber.slice(0, length));
      if (code !== undefined) return code;
    }
    if (!CARD_NUMBER.test(accountNumber)) return undefined;
    const found = searchCardBin(accountNumber)?.bankCode;
    return found !== undefined && this.names.has(found) ? found : undefined;
  }
}
