import { invariant } from './invariant';

/** Seeded randomness: the same seed draws the same numbers, on every machine. Not for secrets. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

const UINT32 = 0x1_0000_0000;
const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;
const WARM_UP_ROUNDS = 16;

/** @param seed any text; independent streams come from different texts. */
export function seededRandom(seed: string): Random {
  let [a, b, c, d] = [1, 2, 3, 4].map((round) => textHash(seed, round)) as [number, number, number, number];
  // sfc32: small, fast, and good enough for scenarios.
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / UINT32;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const chosen = from[between(0, from.length - 1)];
      invariant(chosen !== undefined, 'something is picked from a list that is not empty');
      return chosen;
    },
  };
}

/** FNV-1a over the text, a different one for each round. */
function textHash(text: string, round: number): number {
  let hash = Math.imul(FNV_OFFSET ^ round, FNV_PRIME);
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash | 0;
}
