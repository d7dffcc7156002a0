import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const STATUS_AT = 9;

/**
 * One keep-alive connection with one request at a time. A full HTTP client costs more than the server that is measured;
 * this one reads the status and the announced length and nothing else.
 */
export class RawConnection {
  private socket: Socket | undefined;
  private waiting: { resolve: (answer: RawAnswer) => void; reject: (error: Error) => void } | undefined;
  private received: Buffer = Buffer.alloc(0);

  constructor(private readonly address: { readonly host: string; readonly port: number }) {}

  async send(request: Buffer): Promise<RawAnswer> {
    const socket = this.socket ?? (await this.open());
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      socket.write(request);
    });
  }

  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private open(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ ...this.address, noDelay: true });
      socket.once('connect', () => {
        this.socket = socket;
        this.received = Buffer.alloc(0);
        resolve(socket);
      });
      socket.once('error', (error) => {
        reject(error);
        this.lost(error);
      });
      socket.once('close', () => this.lost(new Error('connection closed')));
      socket.on('data', (chunk: Buffer) => this.take(chunk));
    });
  }

  private lost(error: Error): void {
    this.socket = undefined;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(error);
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const bodyStart = headEnd + HEAD_END.length;
    const bodyEnd = bodyStart + Number(LENGTH.exec(head)?.[1] ?? 0);
    if (this.received.length < bodyEnd) return;
    const answer = { status: Number(head.slice(STATUS_AT, STATUS_AT + 3)), body: this.received.subarray(bodyStart, bodyEnd) };
    this.received = this.received.subarray(bodyEnd);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(answer);
  }
}
