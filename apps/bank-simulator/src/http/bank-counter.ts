import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { restInstructionSchema, validate } from '@paystop/contracts';
import type { Bank } from '../banks/bank';
import type { World } from '../banks/world';
import { type Answer, type Delivery, deliver, problemAnswer } from './delivery';
import type { InstructionDesk } from './instruction-desk';
import { readBody } from './request-body';

export interface CallerMessage {
  readonly method: string;
  /** Path and query as requested. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer | undefined;
}

export interface Complaint {
  readonly status: number;
  readonly detail: string;
  readonly retryAfter?: string;
}

/** Checks that a message comes from PayStop. */
export interface CallerCheck {
  /** @returns what is wrong with the signature, or undefined. */
  complaint(message: CallerMessage): Promise<Complaint | undefined>;
}

const MAX_BODY_BYTES = 1024 * 1024;
const ROUTE = /^\/banks\/([A-Z0-9_]{2,32})\/instructions(?:\/([^/?#]+))?$/;

/** The banks' public side. Plain node:http: this path must not be what a bench measures. */
export class BankCounter {
  constructor(
    private readonly world: World,
    private readonly desk: InstructionDesk,
    private readonly caller: CallerCheck,
  ) {}

  /** @returns false when the request is not for a bank. */
  takes(request: IncomingMessage, response: ServerResponse): boolean {
    const path = request.url ?? '';
    if (!path.startsWith('/banks/')) return false;
    void this.serve(path, request, response);
    return true;
  }

  private async serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { delivery, delayMs } = await this.answer(path, request);
      await this.world.journal.written();
      if (delayMs > 0) setTimeout(() => deliver(delivery, request, response), delayMs).unref();
      else deliver(delivery, request, response);
    } catch {
      // The caller went away while we read, or the journal cannot be written: either way there is no answer.
      request.socket.destroy();
    }
  }

  private async answer(path: string, request: IncomingMessage): Promise<Answer> {
    const route = ROUTE.exec(path);
    const bank = route?.[1] === undefined ? undefined : this.world.bank(route[1]);
    if (route === null || bank === undefined) return now(problemAnswer(404, 'no such bank or path'));
    if (bank.settings.channel === 'closed' || bank.faults.strike(['cut_before_reading'], {}) !== undefined) return now({ kind: 'cut' });
    const instructionId = route[2];
    if (request.method === 'GET' && instructionId !== undefined) return this.answerSync(bank, instructionId, request);
    if (request.method === 'POST' && instructionId === undefined) return this.answerInstruction(bank, request);
    return now(problemAnswer(405, 'method not allowed'));
  }

  private async answerSync(bank: Bank, instructionId: string, request: IncomingMessage): Promise<Answer> {
    const complaint = await this.complaint(bank, request, undefined);
    return complaint ?? this.desk.sync(bank, decodeURIComponent(instructionId));
  }

  private async answerInstruction(bank: Bank, request: IncomingMessage): Promise<Answer> {
    const bytes = await readBody(request, MAX_BODY_BYTES);
    if (bytes === undefined) return now(problemAnswer(413, 'the body is too large'));
    const complaint = await this.complaint(bank, request, bytes);
    if (complaint !== undefined) return complaint;
    const body = bytes.toString('utf8');
    const parsed = parseJson(body);
    if (parsed === undefined) return now(problemAnswer(400, 'the body is not JSON'));
    const checked = validate(restInstructionSchema, parsed.value);
    if (!checked.ok) return now(problemAnswer(422, 'the instruction is not as documented', checked.errors));
    const instruction = checked.value;
    if (request.headers['idempotency-key'] !== instruction.instructionId) return now(problemAnswer(400, 'Idempotency-Key must be the instructionId'));
    return this.desk.receive(bank, { instruction, body, digest: createHash('sha256').update(bytes).digest('base64') });
  }

  private async complaint(bank: Bank, request: IncomingMessage, body: Buffer | undefined): Promise<Answer | undefined> {
    if (!bank.settings.verifySignatures) return undefined;
    const complaint = await this.caller.complaint({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
    if (complaint === undefined) return undefined;
    const delivery = problemAnswer(complaint.status, complaint.detail);
    return now(delivery.kind === 'answer' && complaint.retryAfter !== undefined ? { ...delivery, retryAfter: complaint.retryAfter } : delivery);
  }
}

function now(delivery: Delivery): Answer {
  return { delivery, delayMs: 0 };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

