import { Injectable } from '@nestjs/common';
import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';

export type VerdictHandler = (request: VerdictRequest) => Promise<VerdictAnswer>;

/** The decisions that this app owns, by name ("hold.release"). */
@Injectable()
export class VerdictRegistry {
  private readonly handlers = new Map<string, VerdictHandler>();

  /** @throws when the name is taken: two owners of one decision are a fault. */
  register(name: string, handler: VerdictHandler): this {
    if (this.handlers.has(name)) throw new Error(`the verdict ${name} is registered twice`);
    this.handlers.set(name, handler);
    return this;
  }

  handlerOf(name: string): VerdictHandler | undefined {
    return this.handlers.get(name);
  }

  names(): string[] {
    return [...this.handlers.keys()].sort();
  }
}
