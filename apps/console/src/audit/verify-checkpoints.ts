export interface SignedCheckpoint {
  readonly size: number;
  readonly rootHash: string;
  readonly at: string;
  readonly keyId: string;
  /** Base64 of an Ed25519 signature. */
  readonly signature: string;
}

export interface PublicKey {
  readonly kid: string;
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
}

/** What is wrong with a checkpoint: a key that nobody publishes, a signature over something else, or not fewer entries than a later one. */
export type CheckpointFault = 'unknown_key' | 'signature' | 'order';

export interface CheckpointsVerdict {
  readonly faults: ReadonlyMap<number, CheckpointFault>;
  readonly checked: number;
}

const ALGORITHM = 'Ed25519';

/** What is signed: its name, size, root and time, a line each (docs/runbooks/audit.md). */
function signedText({ size, rootHash, at }: SignedCheckpoint): string {
  return `paystop-audit-checkpoint\n${size}\n${rootHash}\n${at}\n`;
}

/**
 * Verifies each checkpoint here, in the reader's own machine, with the published keys; a later one has to cover more entries.
 * @param checkpoints the newest first, as the centre lists them
 */
export async function verifyCheckpoints(checkpoints: readonly SignedCheckpoint[], keys: readonly PublicKey[]): Promise<CheckpointsVerdict> {
  const faults = new Map<number, CheckpointFault>();
  let later: SignedCheckpoint | undefined;
  for (const checkpoint of checkpoints) {
    const key = keys.find(({ kid }) => kid === checkpoint.keyId);
    if (key === undefined) faults.set(checkpoint.size, 'unknown_key');
    else if (!(await isSigned(checkpoint, key))) faults.set(checkpoint.size, 'signature');
    else if (later !== undefined && (checkpoint.size >= later.size || Date.parse(checkpoint.at) > Date.parse(later.at))) faults.set(checkpoint.size, 'order');
    later = checkpoint;
  }
  return { faults, checked: checkpoints.length };
}

async function isSigned(checkpoint: SignedCheckpoint, { kty, crv, x }: PublicKey): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', { kty, ...(crv === undefined ? {} : { crv }), ...(x === undefined ? {} : { x }) }, ALGORITHM, false, ['verify']);
  const signature = fromBase64(checkpoint.signature);
  return signature !== undefined && crypto.subtle.verify(ALGORITHM, key, signature, new TextEncoder().encode(signedText(checkpoint)));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined; // altered into something that is no base64
  }
}
